package dev.undertone.features.spectral;

import java.util.Arrays;

/** Arithmetic on rows of {@link SpectrumBlock#LANES} numbers, one a frame. */
final class Lanes {

    private static final int LANES = SpectrumBlock.LANES;

    private Lanes() {}

    /**
     * Row {@code into} of {@code out} becomes the sum over {@code i} of {@code weights[i]} times row {@code
     * firstRow + i} of {@code in}, added in that order.
     */
    static void weightedSum(float[] weights, float[] in, int firstRow, float[] out, int into) {
        int to = into * LANES;
        Arrays.fill(out, to, to + LANES, 0);
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            int row = (firstRow + i) * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                out[to + lane] += weight * in[row + lane];
            }
        }
    }
}
