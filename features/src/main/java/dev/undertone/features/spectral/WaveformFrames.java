package dev.undertone.features.spectral;

/**
 * Measures of the samples themselves, over the same frames as {@link Stft}: frame {@code t} is centred on sample {@code
 * t·hop}.
 *
 * @param frameSamples length of a frame, at least 2
 * @param hopSamples at least 1
 */
public record WaveformFrames(int frameSamples, int hopSamples) {

    /** Samples nearer to zero than this have no sign. */
    private static final float ZERO = 1e-10f;

    public WaveformFrames {
        if (frameSamples < 2) {
            throw new IllegalArgumentException("frameSamples must be at least 2 but was " + frameSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be at least 1 but was " + hopSamples);
        }
    }

    /** Number of frames of a recording: {@code 1 + samples / hop}. */
    public int frames(int samples) {
        return 1 + samples / hopSamples;
    }

    /**
     * Changes between negative and not negative within the frame, over the frame's length, in 0..1. The first and last
     * sample are repeated beyond the ends.
     */
    public double zeroCrossingRate(float[] samples, int frame) {
        int start = frame * hopSamples - frameSamples / 2;
        int from = Math.max(start, 0);
        int to = Math.min(start + frameSamples, samples.length);
        return (double) crossings(samples, from, to) / frameSamples;
    }

    /** Changes between negative and not negative from one sample to the next, those at {@code from..to-1} compared. */
    public static int crossings(float[] samples, int from, int to) {
        int crossings = 0;
        for (int i = from + 1; i < to; i++) {
            if ((samples[i] < -ZERO) != (samples[i - 1] < -ZERO)) {
                crossings++;
            }
        }
        return crossings;
    }

    /** Root mean square of the frame, with zeros beyond the ends. */
    public double rms(float[] samples, int frame) {
        int start = frame * hopSamples - frameSamples / 2;
        int to = Math.min(start + frameSamples, samples.length);
        double sum = 0;
        for (int i = Math.max(start, 0); i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / frameSamples);
    }
}
