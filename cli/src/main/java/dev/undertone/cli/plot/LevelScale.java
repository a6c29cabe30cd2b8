package dev.undertone.cli.plot;

import dev.undertone.plots.Axis;
import dev.undertone.plots.ColourMap;
import dev.undertone.plots.ColourScale;
import java.util.List;

/** Colours for levels in dB over a full-scale sine (AES17), from the loudest of all clips downwards. */
final class LevelScale {

    /** The least power told apart from none, as a share of full scale: -120 dBFS. */
    private static final double FLOOR = 1e-12;

    private LevelScale() {}

    static float decibels(double power, double fullScale) {
        return (float) (10 * Math.log10(Math.max(FLOOR, power / fullScale)));
    }

    static ColourScale of(List<float[]> decibels, double rangeDb) {
        double loudest = Double.NEGATIVE_INFINITY;
        for (float[] values : decibels) {
            for (float value : values) {
                loudest = Math.max(loudest, value);
            }
        }
        return new ColourScale(Axis.linear("level (dBFS)", loudest - rangeDb, loudest), ColourMap.MAGMA);
    }
}
