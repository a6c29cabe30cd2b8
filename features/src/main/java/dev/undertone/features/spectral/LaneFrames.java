package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * The samples of {@link SpectrumBlock#LANES} neighbouring frames, one row for each of their positions. Frames that overlap
 * share samples: position {@code i + stride} of a frame is position {@code i} of the next one, so that each sample is put in
 * place once and the other rows are the same ones shifted. Used by one thread.
 */
final class LaneFrames {

    private static final int LANES = SpectrumBlock.LANES;

    private final float[] window;
    private final int stride;
    /** {@code [stride][LANES + shifts]}: every {@code stride}-th sample. */
    private final float[][] columns;

    /** For each position in a frame its column and how many frames further on it is to be read. */
    private final int[] column;

    private final int[] shift;
    private final float[][] shifted = new float[2][LANES];

    /**
     * @param window the weights of a frame's samples
     * @param stride samples from one frame to the next, at most a window
     */
    LaneFrames(float[] window, int stride) {
        this.window = window;
        this.stride = stride;
        this.column = new int[window.length];
        this.shift = new int[window.length];
        for (int i = 0; i < window.length; i++) {
            column[i] = i % stride;
            shift[i] = i / stride;
        }
        this.columns = new float[stride][LANES + shift[window.length - 1]];
    }

    /** How many samples {@link #load} wants. */
    int samples() {
        return (LANES - 1) * stride + window.length;
    }

    /** Takes the frames' samples, from the first frame's first on. */
    void load(float[] samples) {
        int last = samples();
        for (int from = 0; from < stride; from += 4) {
            int whole = from + 4 <= stride ? Math.min(columns[0].length, (last - from - 4) / stride + 1) : 0;
            if (whole > 0) {
                Lanes.gather(
                        samples,
                        from,
                        stride,
                        whole,
                        columns[from],
                        columns[from + 1],
                        columns[from + 2],
                        columns[from + 3]);
            }
            for (int c = from; c < Math.min(stride, from + 4); c++) {
                for (int lane = whole; c + lane * stride < last && lane < columns[c].length; lane++) {
                    columns[c][lane] = samples[c + lane * stride];
                }
            }
        }
    }

    /** The weight of a position; 0 beyond the window. */
    float weight(int position) {
        return position < window.length ? window[position] : 0;
    }

    /** Samples under the window. */
    int length() {
        return window.length;
    }

    /**
     * The samples of all frames at a position, not yet weighted, to be read only.
     *
     * @param slot 0 or 1: rows of different slots may be looked at side by side
     */
    float[] row(int position, int slot) {
        if (position >= window.length) {
            Arrays.fill(shifted[slot], 0);
            return shifted[slot];
        }
        float[] samples = columns[column[position]];
        if (shift[position] == 0) {
            return samples;
        }
        System.arraycopy(samples, shift[position], shifted[slot], 0, LANES);
        return shifted[slot];
    }
}
