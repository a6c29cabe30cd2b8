package dev.undertone.models;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;

/** A trained model: speech in, calibrated probabilities out. Immutable and thread-safe; close it once at the end. */
public interface EmotionModel extends AutoCloseable {

    /** Name, version and provenance. */
    ModelInfo info();

    /** The emotions it tells apart. */
    LabelSet labels();

    /** The rate of the waveforms it takes. */
    int sampleRateHz();

    /** The shortest stretch of speech it judges, after its front end has trimmed it. */
    int minimumSamples();

    /**
     * The confidence, in [0, 1], from which its most probable emotion counts as recognised; below it the answer is
     * uncertain.
     */
    double confidenceThreshold();

    /**
     * Judges one stretch of speech: front end, features, members, calibration. Whether it is speech at all is the
     * caller's question.
     *
     * @param speech mono at {@link #sampleRateHz()}
     * @throws IllegalArgumentException if the rate differs or it is shorter than {@link #minimumSamples()}
     */
    EmotionScores score(Waveform speech);

    /**
     * Does now, on any thread, what the first {@link #score} would have to wait for. Never necessary.
     *
     * @throws IllegalStateException if the model cannot be made ready; a score then fails for the same reason
     */
    default void prepare() {}

    @Override
    void close();
}
