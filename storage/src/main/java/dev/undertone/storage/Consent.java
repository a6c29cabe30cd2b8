package dev.undertone.storage;

import java.time.Instant;

/**
 * Somebody agreed that emotion is inferred from a voice.
 *
 * @param by who agreed, as they called themselves
 * @param at when, to the millisecond
 * @param textVersion the version of the text that they were shown
 */
public record Consent(String by, Instant at, String textVersion) {

    private static final int LONGEST_NAME = 200;

    /** @throws IllegalArgumentException if {@code by} or {@code textVersion} is blank or longer than 200 characters */
    public Consent {
        require("consent.by", by);
        require("consent.textVersion", textVersion);
    }

    private static void require(String name, String value) {
        if (value.isBlank() || value.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(name + " must have 1.." + LONGEST_NAME + " characters but had "
                    + value.strip().length());
        }
    }
}
