package dev.undertone.features.egemaps;

import dev.undertone.features.internal.FastLogarithms;

/**
 * How the energy of a 20 ms frame is spread over low and high frequencies, and how fast that changes. Holds the previous
 * frame's spectrum: used by one thread, on the frames of one recording in order.
 *
 * <ul>
 *   <li>Alpha ratio: power from 1000 to 5000 Hz over that below 1000 Hz, in dB. Hammarberg index: strongest power below
 *       2000 Hz over the strongest from 2000 to 5000 Hz, in dB. Both are 0 if either band is empty.
 *   <li>Slopes: least-squares line through the power spectrum in dB from 0 to 500 and from 500 to 1500 Hz, in dB/Hz.
 *   <li>Flux: root mean square of the change of the magnitudes below 5000 Hz since the frame before; 0 in the first.
 * </ul>
 */
final class SpectralBalance {

    private static final int FFT_SIZE = AuditoryBands.FFT_SIZE;
    private static final double HZ_PER_BIN = (double) DescriptorTracks.SAMPLE_RATE_HZ / FFT_SIZE;
    private static final int BIN_500 = bin(500);
    private static final int BIN_1000 = bin(1000);
    private static final int BIN_1500 = bin(1500);
    private static final int BIN_2000 = bin(2000);
    private static final int BIN_5000 = bin(5000);
    private static final float DB_PER_OCTAVE = (float) (10 * Math.log10(2));
    /** −140 dB: what an empty frequency counts as. */
    private static final float EMPTY = 1e-14f;

    private static final float[] SLOPE_0_500 = slopeWeights(0, BIN_500);
    private static final float[] SLOPE_500_1500 = slopeWeights(BIN_500, BIN_1500);

    private final float[] magnitude = new float[BIN_5000];
    private final float[] previous = new float[BIN_5000];
    private final float[] octaves = new float[BIN_1500 + 1];

    private static int bin(double hz) {
        return (int) Math.round(hz / HZ_PER_BIN);
    }

    /**
     * What each frequency's octaves (log2 of power) add to the slope. The number of points is counted one short of the
     * frequencies in the sums, as in the reference outputs, which shifts the slope of a spectrum by a little that depends
     * on its level.
     */
    private static float[] slopeWeights(int from, int to) {
        double points = to - from;
        double sum = 0;
        double squares = 0;
        for (int k = from; k <= to; k++) {
            sum += k;
            squares += (double) k * k;
        }
        float[] weights = new float[to - from + 1];
        for (int k = from; k <= to; k++) {
            double perBin = (points * k - sum) / (points * squares - sum * sum);
            weights[k - from] = (float) (perBin / HZ_PER_BIN * DB_PER_OCTAVE);
        }
        return weights;
    }

    /** @param power {@code |X[k]|²} of the 257 frequencies of the 20 ms frame */
    void measure(float[] power, int frame, DescriptorTracks into) {
        float low = sum(power, 0, BIN_1000);
        float high = sum(power, BIN_1000, BIN_5000 + 1);
        into.set(Descriptor.ALPHA_RATIO, frame, decibels(high, low));
        into.set(Descriptor.HAMMARBERG, frame, decibels(max(power, 0, BIN_2000), max(power, BIN_2000, BIN_5000 + 1)));
        for (int k = 0; k < octaves.length; k++) {
            octaves[k] = FastLogarithms.log2(Math.max(power[k], EMPTY));
        }
        into.set(Descriptor.SLOPE_0_500, frame, slope(SLOPE_0_500, 0));
        into.set(Descriptor.SLOPE_500_1500, frame, slope(SLOPE_500_1500, BIN_500));
        for (int k = 0; k < BIN_5000; k++) {
            magnitude[k] = (float) Math.sqrt(power[k]);
        }
        into.set(Descriptor.FLUX, frame, frame == 0 ? 0 : change());
        System.arraycopy(magnitude, 0, previous, 0, BIN_5000);
    }

    private static float decibels(float over, float under) {
        if (over < Float.MIN_NORMAL || under < Float.MIN_NORMAL) {
            return 0;
        }
        return DB_PER_OCTAVE * (FastLogarithms.log2(over) - FastLogarithms.log2(under));
    }

    private static float sum(float[] power, int from, int to) {
        float even = 0;
        float odd = 0;
        int k = from;
        for (; k + 1 < to; k += 2) {
            even += power[k];
            odd += power[k + 1];
        }
        return k < to ? even + odd + power[k] : even + odd;
    }

    private static float max(float[] power, int from, int to) {
        float max = 0;
        for (int k = from; k < to; k++) {
            if (power[k] > max) {
                max = power[k];
            }
        }
        return max;
    }

    private float slope(float[] weights, int from) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * octaves[from + i];
        }
        return sum;
    }

    private float change() {
        float even = 0;
        float odd = 0;
        for (int k = 0; k < BIN_5000; k += 2) {
            float one = magnitude[k] - previous[k];
            float other = magnitude[k + 1] - previous[k + 1];
            even += one * one;
            odd += other * other;
        }
        return (float) Math.sqrt((even + odd) / BIN_5000);
    }
}
