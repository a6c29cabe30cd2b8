package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Medians of moving windows, many side by side. Each lane holds its window's values sorted; one value replaces another in
 * one pass over the ranks, all lanes at once, without a branch, so that the compiler makes vector instructions of it.
 * Values are the bits of floats of at least 0, whose order as whole numbers is theirs. Used by one thread.
 */
final class RunningMedian {

    private final int width;
    private final int lanes;
    /** {@code [rank][lane]}, the least first; at first every window holds zeros. */
    private final int[][] sorted;
    /** The value one rank below, after the old value has gone. */
    private final int[] below;

    /** @param width values in a window, odd */
    RunningMedian(int width, int lanes) {
        this.width = width;
        this.lanes = lanes;
        this.sorted = new int[width][lanes];
        this.below = new int[lanes];
    }

    /** Replaces in every lane {@code leaving[lane]}, which its window holds, by {@code coming[lane]}. */
    void replace(int[] leaving, int[] coming) {
        Arrays.fill(below, 0);
        for (int rank = 0; rank < width - 1; rank++) {
            replaceRank(lanes, sorted[rank], sorted[rank + 1], below, leaving, coming);
        }
        int[] top = sorted[width - 1];
        for (int i = 0; i < lanes; i++) {
            int difference = below[i] - coming[i];
            top[i] = below[i] - (difference & (difference >> 31));
        }
    }

    /** The new value of a rank is the middle one of the coming value and the remaining ones of this rank and below. */
    private static void replaceRank(int lanes, int[] row, int[] above, int[] below, int[] leaving, int[] coming) {
        for (int i = 0; i < lanes; i++) {
            int here = row[i];
            int isLess = (here - leaving[i]) >> 31;
            int remaining = (here & isLess) | (above[i] & ~isLess);
            int excess = remaining - coming[i];
            int lesser = remaining - (excess & ~(excess >> 31));
            int shortfall = lesser - below[i];
            row[i] = lesser - (shortfall & (shortfall >> 31));
            below[i] = remaining;
        }
    }

    /** Copies every lane's median. */
    void copyMedians(int[] into) {
        System.arraycopy(sorted[width / 2], 0, into, 0, lanes);
    }
}
