package dev.undertone.storage;

import java.time.Instant;

/**
 * A rule that fired.
 *
 * @param ruleName as the rule was called then; the rule may be gone
 * @param atSeconds from the session's first sample
 * @param detail what was measured, a JSON object
 */
public record Alert(
        String id, String ruleId, String ruleName, String sessionId, Instant at, double atSeconds, String detail) {}
