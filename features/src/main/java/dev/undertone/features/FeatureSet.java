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

    /** The longest waveform it accepts; sets that need not hold a whole recording accept any. */
    default int maximumSamples() {
        return Integer.MAX_VALUE;
    }

    /**
     * Checks that this set accepts a waveform.
     *
     * @throws IllegalArgumentException if its rate is another, it is too short or too long or a sample is not finite
     */
    default void requireAccepted(Waveform waveform) {
        if (waveform.sampleRateHz() != schema().sampleRateHz()) {
            throw new IllegalArgumentException(schema().id() + " needs waveforms of " + schema().sampleRateHz()
                    + " Hz but was given " + waveform.sampleRateHz() + " Hz; resample first");
        }
        if (waveform.length() < minimumSamples()) {
            throw new IllegalArgumentException(schema().id() + " needs at least " + minimumSamples()
                    + " samples but was given " + waveform.length());
        }
        if (waveform.length() > maximumSamples()) {
            throw new IllegalArgumentException(schema().id() + " takes at most " + maximumSamples() + " samples ("
                    + maximumSamples() / schema().sampleRateHz() / 60 + " minutes) but was given " + waveform.length()
                    + "; cut the recording, or summarise windows of it (undertone features --window SECONDS)");
        }
        float[] block = new float[Math.min(waveform.length(), 1 << 12)];
        float[] products = new float[block.length];
        for (int from = 0; from < waveform.length(); from += block.length) {
            int count = Math.min(block.length, waveform.length() - from);
            waveform.copyTo(from, block, 0, count);
            // Each 0 but for a sample that is not a number; adding up is left to the end, where it costs little.
            for (int i = 0; i < block.length; i++) {
                products[i] += 0 * block[i];
            }
        }
        float sum = 0;
        for (float product : products) {
            sum += product;
        }
        if (sum != 0) {
            throw new IllegalArgumentException(schema().id() + " needs finite samples but " + firstNotFinite(waveform));
        }
    }

    private static String firstNotFinite(Waveform waveform) {
        float[] sample = new float[1];
        int at = -1;
        do {
            waveform.copyTo(++at, sample, 0, 1);
        } while (Float.isFinite(sample[0]));
        return "sample " + at + " was " + sample[0];
    }

    /**
     * A copy of the samples of a waveform that this set accepts.
     *
     * @throws IllegalArgumentException as {@link #requireAccepted} does
     */
    default float[] acceptedSamples(Waveform waveform) {
        requireAccepted(waveform);
        return waveform.toArray();
    }
}
