package dev.undertone.storage;

import java.time.Instant;

/**
 * A rule that the user made.
 *
 * @param enabled whether sessions are judged by it
 * @param definition the rule itself, a JSON object
 */
public record AlertRule(
        String id, String name, boolean enabled, String definition, Instant createdAt, Instant updatedAt) {}
