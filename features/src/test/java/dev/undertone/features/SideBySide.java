package dev.undertone.features;

import dev.undertone.features.spectral.SpectrumBlock;

/** Frames as those that work on 64 of them at once take them. */
public final class SideBySide {

    private SideBySide() {}

    /** Rows of lanes, the first of which hold the frames and the others zeros; at most 64 frames of equal length. */
    public static float[][] rows(float[]... frames) {
        float[][] rows = new float[frames[0].length][SpectrumBlock.LANES];
        for (int lane = 0; lane < frames.length; lane++) {
            for (int k = 0; k < rows.length; k++) {
                rows[k][lane] = frames[lane][k];
            }
        }
        return rows;
    }
}
