package dev.undertone.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sessions to list, newest first.
 *
 * @param from started at or after
 * @param to started before
 * @param emotion with at least one window in which this emotion was recognised
 * @param person exactly this person's
 * @param recording of this recording
 * @param before only those listed after the session of this id: the next page
 * @param limit 1–500
 */
public record SessionQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> emotion,
        Optional<String> person,
        Optional<String> recording,
        Optional<String> before,
        int limit) {

    /** The most that one page holds. */
    public static final int MOST = 500;

    public SessionQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be in 1.." + MOST + " but was " + limit);
        }
    }

    /** The newest hundred of all. */
    public static SessionQuery defaults() {
        return new SessionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
    }

    /** The same, of one recording only. */
    public SessionQuery of(String newRecording) {
        return new SessionQuery(from, to, emotion, person, Optional.of(newRecording), before, limit);
    }
}
