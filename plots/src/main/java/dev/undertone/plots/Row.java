package dev.undertone.plots;

import java.util.List;
import java.util.Optional;

/**
 * Panels side by side that can be compared because they have one y axis and one colour scale.
 *
 * @param title what they show; empty for none
 * @param note how it was measured, in smaller letters beside the title; empty for none
 * @param height relative to the other rows
 * @param colours of their heat maps; must be there if there is one
 * @param panels at least one
 */
public record Row(String title, String note, double height, Axis y, Optional<ColourScale> colours, List<Panel> panels) {

    public Row {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("row '" + title + "' must have at least one panel");
        }
        if (!(height > 0)) {
            throw new IllegalArgumentException("height of row '" + title + "' must be above 0 but was " + height);
        }
        boolean coloured = panels.stream().flatMap(p -> p.layers().stream()).anyMatch(HeatMap.class::isInstance);
        if (coloured && colours.isEmpty()) {
            throw new IllegalArgumentException("row '" + title + "' holds a heat map and must have a colour scale");
        }
    }

    /** The widest row decides how wide the panels of a figure are. */
    int columns() {
        return panels.size();
    }
}
