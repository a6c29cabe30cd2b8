package dev.undertone.cli.plot;

import dev.undertone.plots.Axis;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Panel;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The panels of a row: one a clip, all with the time axis of the longest. */
final class Panels {

    private Panels() {}

    /** @param layers by the clip's place in the list */
    static List<Panel> of(List<Clip> clips, IntFunction<List<Layer>> layers) {
        Axis time = time(clips);
        return IntStream.range(0, clips.size())
                .mapToObj(i -> new Panel("", time, layers.apply(i)))
                .toList();
    }

    static Axis time(List<Clip> clips) {
        double from = clips.stream().mapToDouble(Clip::startSeconds).min().orElseThrow();
        double to = clips.stream().mapToDouble(Clip::endSeconds).max().orElseThrow();
        return Axis.time(from, to);
    }
}
