package dev.undertone.cli.plot;

import dev.undertone.plots.Row;
import java.util.List;

/** A feature of several recordings, side by side on one scale. */
@FunctionalInterface
interface FeatureRow {

    /**
     * One panel a clip, in order and without titles; all with the same axes.
     *
     * @param clips at least one, all of one sample rate
     */
    Row of(List<Clip> clips, PlotOptions options);
}
