package dev.undertone.features;

import dev.undertone.audio.Waveform;

/**
 * A frozen, versioned way from a waveform to numbers. Thread-safe. Waveforms must have the schema's sample rate and at
 * least {@link #minimumSamples()} samples, all finite, else {@link IllegalArgumentException}; every value is finite.
 */
public sealed interface FeatureSet permits FrameFeatureSet, UtteranceFeatureSet {

    FeatureSchema schema();

    /** The shortest waveform it accepts. */
    int minimumSamples();

    /**
     * A copy of the samples of a waveform that this set accepts.
     *
     * @throws IllegalArgumentException if its rate is another, it is too short or a sample is not finite
     */
    default float[] acceptedSamples(Waveform waveform) {
        if (waveform.sampleRateHz() != schema().sampleRateHz()) {
            throw new IllegalArgumentException(schema().id() + " needs waveforms of " + schema().sampleRateHz()
                    + " Hz but was given " + waveform.sampleRateHz() + " Hz; resample first");
        }
        if (waveform.length() < minimumSamples()) {
            throw new IllegalArgumentException(schema().id() + " needs at least " + minimumSamples()
                    + " samples but was given " + waveform.length());
        }
        float[] samples = waveform.toArray();
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException(
                        schema().id() + " needs finite samples but sample " + i + " was " + samples[i]);
            }
        }
        return samples;
    }
}
