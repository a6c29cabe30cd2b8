package dev.undertone.features;

import java.util.List;

/**
 * What the columns of a {@link FeatureMatrix} or {@link FeatureVector} are. A published schema never changes: its
 * successor stands beside it under a new id.
 *
 * @param id name and version, such as {@code logmel-v1}
 * @param names one per dimension, unique
 * @param units one per dimension, such as {@code dB} or {@code Hz}; {@code 1} for a plain number
 * @param sampleRateHz the rate of the waveforms it is computed from
 * @param windowSamples the frame's length; for functionals, that of the frames they summarise
 * @param hopSamples from one frame to the next, likewise
 */
public record FeatureSchema(
        String id, List<String> names, List<String> units, int sampleRateHz, int windowSamples, int hopSamples) {

    public FeatureSchema {
        names = List.copyOf(names);
        units = List.copyOf(units);
        if (names.size() != units.size()) {
            throw new IllegalArgumentException(
                    "units must be as many as names (" + names.size() + ") but were " + units.size());
        }
    }

    /** Number of dimensions. */
    public int dims() {
        return names.size();
    }
}
