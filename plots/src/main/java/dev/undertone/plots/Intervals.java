package dev.undertone.plots;

import java.awt.Color;
import java.util.List;

/**
 * Stretches of x, shaded over the whole height.
 *
 * @param label what they are, said beside the row's title
 */
public record Intervals(String label, List<Interval> intervals, Color colour) implements Layer {

    public Intervals {
        intervals = List.copyOf(intervals);
    }

    /** From one value of x to a higher one. */
    public record Interval(double from, double to) {}
}
