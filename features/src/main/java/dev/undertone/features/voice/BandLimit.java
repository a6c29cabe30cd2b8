package dev.undertone.features.voice;

import dev.undertone.features.internal.KaiserWindow;

/**
 * A linear-phase low-pass without delay: a sinc under Kaiser's window, 6 dB down at the edge, and 60 dB
 * {@value #HALF_TRANSITION_HZ} Hz above it. Immutable and thread-safe.
 *
 * @see KaiserWindow
 */
final class BandLimit {

    private static final double HALF_TRANSITION_HZ = 200;
    private static final double STOP_DB = 60;
    private static final double BETA = 0.1102 * (STOP_DB - 8.7);

    /** The middle tap and those after it; the others mirror them. */
    private final float[] half;

    BandLimit(double edgeHz, int sampleRateHz) {
        double transition = 2 * Math.PI * 2 * HALF_TRANSITION_HZ / sampleRateHz;
        int reach = (int) Math.ceil((STOP_DB - 7.95) / (2.285 * transition) / 2);
        half = new float[reach + 1];
        double edge = 2 * edgeHz / sampleRateHz;
        for (int i = 0; i <= reach; i++) {
            double x = Math.PI * edge * i;
            half[i] = (float) (edge * (i == 0 ? 1 : Math.sin(x) / x) * KaiserWindow.at((double) i / reach, BETA));
        }
    }

    /** The samples below the edge, as many as there were; silence is taken to surround them. */
    float[] apply(float[] samples) {
        int reach = half.length - 1;
        float[] padded = new float[samples.length + 2 * reach];
        System.arraycopy(samples, 0, padded, reach, samples.length);
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = half[0] * samples[i];
        }
        for (int tap = 1; tap <= reach; tap++) {
            add(half[tap], padded, reach - tap, reach + tap, out);
        }
        return out;
    }

    private static void add(float weight, float[] padded, int before, int after, float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * (padded[before + i] + padded[after + i]);
        }
    }
}
