package dev.undertone.storage;

import java.time.Instant;

/**
 * What somebody wrote to a moment of a session.
 *
 * @param atSeconds from the session's first sample
 */
public record Note(String id, String sessionId, double atSeconds, String text, Instant writtenAt) {

    private static final int LONGEST = 10_000;

    /** @throws IllegalArgumentException if the moment is not finite and at least 0, or the text is blank or too long */
    public Note {
        if (!(atSeconds >= 0 && atSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("atSeconds must be at least 0 but was " + atSeconds);
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("text must have 1.." + LONGEST + " characters but had " + text.length());
        }
    }
}
