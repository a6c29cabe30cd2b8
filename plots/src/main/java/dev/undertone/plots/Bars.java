package dev.undertone.plots;

import java.awt.Color;
import java.util.List;

/** Rectangles in the values of the axes: bars lying or standing, and stacks of them. */
public record Bars(List<Bar> bars) implements Layer {

    public Bars {
        bars = List.copyOf(bars);
    }

    /**
     * One rectangle.
     *
     * @param label written behind its right end, where there is room; empty for none
     */
    public record Bar(double fromX, double toX, double fromY, double toY, Color colour, String label) {}
}
