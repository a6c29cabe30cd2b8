package dev.undertone.plots;

import java.util.List;

/**
 * One pair of axes and what is drawn in it; the y axis is its row's.
 *
 * @param title above it; empty for none
 * @param layers the first at the back
 */
public record Panel(String title, Axis x, List<Layer> layers) {

    public Panel {
        layers = List.copyOf(layers);
    }
}
