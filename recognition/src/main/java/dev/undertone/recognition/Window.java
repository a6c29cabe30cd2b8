package dev.undertone.recognition;

import java.util.Optional;

/**
 * One judged stretch of a recording.
 *
 * @param startSeconds from the recording's first sample
 * @param endSeconds exclusive, after {@code startSeconds}
 * @param labelSet an answer of several emotions; empty without speech to judge, or if the model states no such sets for
 *     the coverage that the options ask for
 * @param baselineWeight of the scores with the speaker's baseline against those without, in [0, 1]; 0 without one
 */
public record Window(
        double startSeconds,
        double endSeconds,
        Verdict verdict,
        Optional<CoveringSet> labelSet,
        double baselineWeight) {

    /** Without a label set and a baseline. */
    public Window(double startSeconds, double endSeconds, Verdict verdict) {
        this(startSeconds, endSeconds, verdict, Optional.empty(), 0);
    }

    /** The middle of it: the moment that its verdict says most about, where windows overlap. */
    public double centreSeconds() {
        return (startSeconds + endSeconds) / 2;
    }
}
