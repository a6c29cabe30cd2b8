package dev.undertone.cli.explore;

import dev.undertone.evaluation.exploration.Grouping;
import dev.undertone.evaluation.exploration.Observations;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Picture;
import dev.undertone.plots.Points;
import dev.undertone.plots.Scale;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Clips as dots on a map, coloured by what they belong to. */
final class MapFigures {

    private static final double HEIGHT = 330;
    private static final int ALPHA = 0xc8;
    private static final double MARGIN = 0.04;

    private MapFigures() {}

    static Picture of(
            String title,
            Observations places,
            String xTitle,
            String yTitle,
            Grouping groups,
            IntFunction<Color> colours) {
        double radius = places.rows() > 1000 ? 2 : places.rows() > 300 ? 2.6 : 3.4;
        List<Layer> layers = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            int current = group;
            int[] rows = IntStream.range(0, places.rows())
                    .filter(row -> groups.of(row) == current)
                    .toArray();
            Color colour = colours.apply(group);
            layers.add(new Points(
                    Arrays.stream(rows).mapToDouble(row -> places.get(row, 0)).toArray(),
                    Arrays.stream(rows).mapToDouble(row -> places.get(row, 1)).toArray(),
                    radius,
                    new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), ALPHA)));
        }
        return Drawing.picture(title, axis(yTitle, places, 1), axis(xTitle, places, 0), layers, HEIGHT);
    }

    /** Without marks: the numbers of a map say nothing. */
    private static Axis axis(String title, Observations places, int column) {
        double from = IntStream.range(0, places.rows())
                .mapToDouble(row -> places.get(row, column))
                .min()
                .orElseThrow();
        double to = IntStream.range(0, places.rows())
                .mapToDouble(row -> places.get(row, column))
                .max()
                .orElseThrow();
        double margin = Math.max(1e-6, MARGIN * (to - from));
        return new Axis(title, from - margin, to + margin, Scale.LINEAR, (axis, gap) -> List.of());
    }
}
