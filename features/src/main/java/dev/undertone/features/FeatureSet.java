package dev.undertone.features;

/**
 * A frozen, versioned way from a waveform to numbers. Thread-safe. Waveforms must have the schema's sample rate and at
 * least {@link #minimumSamples()} samples, else {@link IllegalArgumentException}; every value is finite.
 */
public sealed interface FeatureSet permits FrameFeatureSet, UtteranceFeatureSet {

    FeatureSchema schema();

    /** The shortest waveform it accepts. */
    int minimumSamples();
}
