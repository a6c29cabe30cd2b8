package dev.undertone.corpora;

import java.util.Locale;

/** As the corpus records it. */
public enum Sex {
    FEMALE,
    MALE;

    /** {@code female} or {@code male}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
