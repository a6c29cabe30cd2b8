package dev.undertone.corpora.internal;

import dev.undertone.corpora.Sex;
import java.util.Locale;
import java.util.Optional;

/** The words tables use for the sex of a speaker. */
final class SexWords {

    private SexWords() {}

    static Optional<Sex> find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "f", "female", "woman" -> Optional.of(Sex.FEMALE);
            case "m", "male", "man" -> Optional.of(Sex.MALE);
            default -> Optional.empty();
        };
    }
}
