package dev.undertone.training;

import java.util.List;

/**
 * What a member wants to be shown.
 *
 * @param featureSet id of a published feature set, or the canonical form of a definition
 * @param framePooling how many neighbouring frames are averaged into one; 1 for none and for utterance features
 * @param speeds factors of the renditions it trains on, 1 first
 */
public record InputSpec(String featureSet, int framePooling, List<Double> speeds) {

    /** What members on frames take where nothing else is said: log-mel, 37.5 ms a step, at three speeds. */
    public static final InputSpec LOG_MEL = new InputSpec("logmel-v1", 3, List.of(1.0, 0.92, 1.08));

    public InputSpec {
        speeds = List.copyOf(speeds);
        if (framePooling < 1) {
            throw new IllegalArgumentException("framePooling must be at least 1 but was " + framePooling);
        }
        if (speeds.isEmpty() || speeds.get(0) != 1) {
            throw new IllegalArgumentException("speeds must begin with 1, the clip itself, but were " + speeds);
        }
    }
}
