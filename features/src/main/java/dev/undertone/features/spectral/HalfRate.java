package dev.undertone.features.spectral;

import dev.undertone.features.internal.KaiserWindow;

/**
 * Halves a sample rate by a symmetric half-band low-pass, a sinc under a Kaiser window, and multiplies by √2, so that the
 * energy stays. Flat within 1e-5 up to half of the new band, which is all that {@link ConstantQ} uses.
 *
 * @see KaiserWindow
 */
final class HalfRate {

    private static final int REACH = 31;
    private static final double KAISER_BETA = 10;
    /** Of the odd offsets 1, 3, …: the even ones are 0 but for the middle. */
    private static final float[] SIDE = new float[(REACH + 1) / 2];

    private static final float MIDDLE;

    static {
        double sum = 0.5;
        double[] side = new double[SIDE.length];
        for (int j = 0; j < side.length; j++) {
            int n = 2 * j + 1;
            double sinc = Math.sin(Math.PI * n / 2) / (Math.PI * n);
            side[j] = sinc * KaiserWindow.at((double) n / REACH, KAISER_BETA);
            sum += 2 * side[j];
        }
        MIDDLE = (float) (Math.sqrt(2) * 0.5 / sum);
        for (int j = 0; j < side.length; j++) {
            SIDE[j] = (float) (Math.sqrt(2) * side[j] / sum);
        }
    }

    private HalfRate() {}

    /** The first sample that the new sample at that place needs. */
    static long firstNeeded(long place) {
        return 2 * place - REACH;
    }

    /** The end of what the new samples before that place need. */
    static long endNeeded(long end) {
        return 2 * (end - 1) + REACH + 1;
    }

    /**
     * Fills in the new samples from place {@code intoStart} on; those outside {@code 0..length-1} are 0.
     *
     * @param samples those from place {@code start} on, as far as needed
     */
    static void apply(float[] samples, long start, float[] into, long intoStart, long length) {
        int from = (int) Math.min(into.length, Math.max(0, -intoStart));
        int to = (int) Math.max(from, Math.min(into.length, length - intoStart));
        int shift = (int) (2 * intoStart - start);
        float[] odd = new float[(samples.length + 1) / 2];
        int firstOdd = (shift + 1) & 1;
        for (int i = 0; i < odd.length && 2 * i + firstOdd < samples.length; i++) {
            odd[i] = samples[2 * i + firstOdd];
        }
        for (int i = from; i < to; i++) {
            into[i] = MIDDLE * samples[2 * i + shift];
        }
        for (int j = 0; j < SIDE.length; j++) {
            float weight = SIDE[j];
            int right = (shift + 2 * j + 1 - firstOdd) / 2;
            int left = (shift - 2 * j - 1 - firstOdd) / 2;
            for (int i = from; i < to; i++) {
                into[i] += weight * (odd[i + left] + odd[i + right]);
            }
        }
    }
}
