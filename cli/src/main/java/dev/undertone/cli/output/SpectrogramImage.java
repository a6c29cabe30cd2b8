package dev.undertone.cli.output;

import dev.undertone.plots.ColourMap;
import java.awt.image.BufferedImage;

/** A spectrogram as pixels: one a column and band, 70 dB from dark to bright. */
final class SpectrogramImage {

    private static final double RANGE_DB = 70;

    private SpectrogramImage() {}

    static BufferedImage of(RecordingOverview overview) {
        int width = Math.max(1, overview.columns());
        BufferedImage image = new BufferedImage(width, RecordingOverview.BANDS, BufferedImage.TYPE_INT_RGB);
        double max = overview.maxDecibels();
        for (int column = 0; column < overview.columns(); column++) {
            for (int band = 0; band < RecordingOverview.BANDS; band++) {
                double level = 1 + (overview.decibels(column, band) - max) / RANGE_DB;
                image.setRGB(column, RecordingOverview.BANDS - 1 - band, ColourMap.MAGMA.rgb(level));
            }
        }
        return image;
    }
}
