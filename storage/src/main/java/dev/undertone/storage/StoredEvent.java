package dev.undertone.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in a session. Events are only ever appended, and numbered without a gap.
 *
 * @param number from 1 on
 * @param kind such as {@code window}, {@code segment} or {@code gap}
 * @param at the moment of {@code startSeconds} by the clock
 * @param startSeconds from the session's first sample
 * @param endSeconds the same as {@code startSeconds} for what has no length
 * @param judgement of a window or a segment
 * @param body the whole event as its client gets it, a JSON object
 */
public record StoredEvent(
        long number,
        String kind,
        Instant at,
        double startSeconds,
        double endSeconds,
        Optional<Judgement> judgement,
        String body) {}
