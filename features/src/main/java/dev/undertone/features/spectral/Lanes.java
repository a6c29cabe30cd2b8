package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Arithmetic on rows of {@link SpectrumBlock#LANES} numbers, one a frame. Every loop runs over the same index of whole
 * rows: only such loops does the compiler of Java 17 turn into vector instructions.
 */
final class Lanes {

    private static final int LANES = SpectrumBlock.LANES;

    private Lanes() {}

    /** {@code out} becomes the sum over {@code i} of {@code weights[i]·rows[first + i]}, added in that order. */
    static void weightedSum(float[] weights, float[][] rows, int first, float[] out) {
        Arrays.fill(out, 0);
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            int row = first + i;
            addFour(
                    out,
                    weights[i],
                    rows[row],
                    weights[i + 1],
                    rows[row + 1],
                    weights[i + 2],
                    rows[row + 2],
                    weights[i + 3],
                    rows[row + 3]);
        }
        for (; i < weights.length; i++) {
            add(out, weights[i], rows[first + i]);
        }
    }

    private static void addFour(
            float[] out, float wa, float[] a, float wb, float[] b, float wc, float[] c, float wd, float[] d) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = out[lane] + wa * a[lane] + wb * b[lane] + wc * c[lane] + wd * d[lane];
        }
    }

    private static void add(float[] out, float weight, float[] row) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] += weight * row[lane];
        }
    }
}
