package dev.undertone.training;

import java.util.List;

/**
 * What a member wants to be shown.
 *
 * @param featureSet id of a published feature set
 * @param framePooling how many neighbouring frames are averaged into one; 1 for none and for utterance features
 * @param speeds factors of the renditions it trains on, 1 first
 */
public record InputSpec(String featureSet, int framePooling, List<Double> speeds) {

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
