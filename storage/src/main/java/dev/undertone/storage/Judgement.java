package dev.undertone.storage;

import java.util.Optional;

/**
 * A verdict and the emotion that it names, where it names one.
 *
 * @param verdict {@code recognised}, {@code uncertain}, {@code no-speech} or {@code too-short}
 * @param emotion the likeliest emotion's id, with speech to judge
 */
public record Judgement(String verdict, Optional<Likeliest> emotion) {

    /**
     * The likeliest emotion.
     *
     * @param confidence its probability, in [0, 1]
     */
    public record Likeliest(String emotion, double confidence) {}
}
