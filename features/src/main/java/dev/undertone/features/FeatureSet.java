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
        float[] block = new float[Math.min(waveform.length(), 1 << 14)];
        for (int from = 0; from < waveform.length(); from += block.length) {
            int count = Math.min(block.length, waveform.length() - from);
            waveform.copyTo(from, block, 0, count);
            if (!allFinite(block, count)) {
                int bad = 0;
                while (Float.isFinite(block[bad])) {
                    bad++;
                }
                throw new IllegalArgumentException(
                        schema().id() + " needs finite samples but sample " + (from + bad) + " was " + block[bad]);
            }
        }
    }

    /** Four sums at once, each 0 but for a product that is not a number. */
    private static boolean allFinite(float[] samples, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += 0 * samples[i];
            b += 0 * samples[i + 1];
            c += 0 * samples[i + 2];
            d += 0 * samples[i + 3];
        }
        for (; i < count; i++) {
            a += 0 * samples[i];
        }
        return a + b + c + d == 0;
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
