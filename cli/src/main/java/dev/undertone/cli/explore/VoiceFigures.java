package dev.undertone.cli.explore;

import dev.undertone.emotions.Emotion;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Picture;
import dev.undertone.plots.Violin;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How a measure is distributed over groups of clips, a row for each group. */
final class VoiceFigures {

    private static final double ROW_HEIGHT = 34;
    private static final double OUTSIDE_SHARE = 0.004;
    private static final double MARGIN = 0.06;

    /** One row: whose values, and in which colour. */
    record Group(String name, Color colour, List<ExploredClip> clips) {}

    private VoiceFigures() {}

    static List<Group> byEmotion(List<ExploredClip> clips, List<Emotion> emotions) {
        return emotions.stream()
                .map(e -> new Group(
                        e.id(),
                        Drawing.colour(e),
                        clips.stream().filter(c -> c.utterance().emotion() == e).toList()))
                .toList();
    }

    /** The axis on which all but the wildest values of some clips lie; from 0 to 1 where there is no value. */
    static Axis axis(String title, List<ExploredClip> clips, Function<ExploredClip, OptionalDouble> measure) {
        double[] sorted = values(clips, measure);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Axis.linear(title, 0, 1);
        }
        double from = sorted[(int) (OUTSIDE_SHARE * (sorted.length - 1))];
        double to = sorted[(int) Math.ceil((1 - OUTSIDE_SHARE) * (sorted.length - 1))];
        double equal = 0.05 * Math.max(Math.abs(from), Math.abs(to)) + 1e-3;
        double margin = to - from > equal ? MARGIN * (to - from) : equal;
        return Axis.linear(title, from - margin, to + margin);
    }

    static Picture of(String title, List<Group> groups, Axis x, Function<ExploredClip, OptionalDouble> measure) {
        List<Layer> violins = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            double[] values = values(groups.get(i).clips(), measure);
            if (values.length > 0) {
                violins.add(new Violin(
                        Drawing.rowDown(i, groups.size()), values, groups.get(i).colour()));
            }
        }
        return Drawing.picture(
                title,
                Drawing.namesDown(groups.stream().map(Group::name).toList()),
                x,
                violins,
                ROW_HEIGHT * groups.size());
    }

    private static double[] values(List<ExploredClip> clips, Function<ExploredClip, OptionalDouble> measure) {
        return clips.stream()
                .map(measure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }
}
