package dev.undertone.features.egemaps;

import dev.undertone.features.internal.FastLogarithms;
import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.Arrays;

/**
 * How the energy of a block of frames of 20 ms at once is spread over low and high frequencies, and how fast that changes. Holds the last
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

    private static final int LANES = SpectrumBlock.LANES;
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

    private final float[] over = new float[LANES];
    private final float[] under = new float[LANES];
    private final float[] magnitude = new float[LANES];
    private final float[] previous = new float[LANES];
    private final float[] last = new float[BIN_5000];
    private final float[][] octaves = new float[BIN_1500 + 1][LANES];

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

    /**
     * Fills in {@code count} frames.
     *
     * @param power {@code |X[k]|²} of the 257 frequencies of 20 ms frames, {@code [257][LANES]}
     */
    void measure(float[][] power, int firstFrame, int count, DescriptorTracks into) {
        sum(power, 0, BIN_1000, under);
        sum(power, BIN_1000, BIN_5000 + 1, over);
        decibels(count);
        into.set(Descriptor.ALPHA_RATIO, firstFrame, count, over);
        max(power, 0, BIN_2000, over);
        max(power, BIN_2000, BIN_5000 + 1, under);
        decibels(count);
        into.set(Descriptor.HAMMARBERG, firstFrame, count, over);
        for (int k = 0; k < octaves.length; k++) {
            for (int lane = 0; lane < count; lane++) {
                octaves[k][lane] = FastLogarithms.log2(Math.max(power[k][lane], EMPTY));
            }
        }
        Lanes.weightedSum(SLOPE_0_500, octaves, 0, over);
        into.set(Descriptor.SLOPE_0_500, firstFrame, count, over);
        Lanes.weightedSum(SLOPE_500_1500, octaves, BIN_500, over);
        into.set(Descriptor.SLOPE_500_1500, firstFrame, count, over);
        change(power, count, over);
        if (firstFrame == 0) {
            over[0] = 0;
        }
        into.set(Descriptor.FLUX, firstFrame, count, over);
    }

    /** Leaves that of {@link #over} to {@link #under} in {@link #over}. */
    private void decibels(int count) {
        for (int lane = 0; lane < count; lane++) {
            over[lane] = decibels(over[lane], under[lane]);
        }
    }

    private static float decibels(float over, float under) {
        if (over < Float.MIN_NORMAL || under < Float.MIN_NORMAL) {
            return 0;
        }
        return DB_PER_OCTAVE * (FastLogarithms.log2(over) - FastLogarithms.log2(under));
    }

    private static void sum(float[][] power, int from, int to, float[] into) {
        Arrays.fill(into, 0);
        for (int k = from; k < to; k++) {
            Lanes.accumulate(power[k], into);
        }
    }

    private static void max(float[][] power, int from, int to, float[] into) {
        Arrays.fill(into, 0);
        for (int k = from; k < to; k++) {
            float[] row = power[k];
            for (int lane = 0; lane < LANES; lane++) {
                into[lane] = Math.max(into[lane], row[lane]);
            }
        }
    }

    /** From each frame to the next; the last frame is kept for the next block. */
    private void change(float[][] power, int count, float[] into) {
        Arrays.fill(into, 0);
        for (int k = 0; k < BIN_5000; k++) {
            Lanes.squareRoot(power[k], magnitude);
            System.arraycopy(magnitude, 0, previous, 1, LANES - 1);
            previous[0] = last[k];
            last[k] = magnitude[count - 1];
            addSquaredDifference(magnitude, previous, into);
        }
        for (int lane = 0; lane < LANES; lane++) {
            into[lane] = (float) Math.sqrt(into[lane] / BIN_5000);
        }
    }

    private static void addSquaredDifference(float[] a, float[] b, float[] into) {
        for (int lane = 0; lane < LANES; lane++) {
            float difference = a[lane] - b[lane];
            into[lane] += difference * difference;
        }
    }
}
