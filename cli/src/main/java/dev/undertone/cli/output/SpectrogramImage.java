package dev.undertone.cli.output;

import java.awt.image.BufferedImage;

/** A spectrogram as pixels: one a column and band, 70 dB from dark to bright in a perceptually even scale. */
final class SpectrogramImage {

    private static final double RANGE_DB = 70;

    /** Anchors of a dark-violet to yellow scale of even lightness steps, readable without colour vision. */
    private static final int[] SCALE = {0x0b0714, 0x2a115c, 0x5f187f, 0x982d80, 0xd3436e, 0xf8765c, 0xfebb81, 0xfcfdbf};

    private SpectrogramImage() {}

    static BufferedImage of(RecordingOverview overview) {
        int width = Math.max(1, overview.columns());
        BufferedImage image = new BufferedImage(width, RecordingOverview.BANDS, BufferedImage.TYPE_INT_RGB);
        double max = overview.maxDecibels();
        for (int column = 0; column < overview.columns(); column++) {
            for (int band = 0; band < RecordingOverview.BANDS; band++) {
                double level = 1 + (overview.decibels(column, band) - max) / RANGE_DB;
                image.setRGB(column, RecordingOverview.BANDS - 1 - band, colour(level));
            }
        }
        return image;
    }

    private static int colour(double level) {
        double position = Math.max(0, Math.min(1, level)) * (SCALE.length - 1);
        int below = Math.min(SCALE.length - 2, (int) position);
        double share = position - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = SCALE[below] >> shift & 0xff;
            int to = SCALE[below + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return rgb;
    }
}
