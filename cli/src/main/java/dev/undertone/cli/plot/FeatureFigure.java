package dev.undertone.cli.plot;

import dev.undertone.plots.Figure;
import dev.undertone.plots.Panel;
import dev.undertone.plots.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recordings and kinds of features arranged as a figure. */
public final class FeatureFigure {

    private static final int MOST_COLUMNS = 4;

    private FeatureFigure() {}

    /**
     * One recording: its features under one another on one time axis. Several: side by side on common scales, for one
     * feature at most four in a row.
     *
     * @param kinds at least one
     * @param clips at least one, all of one sample rate
     */
    public static Figure of(List<PlotKind> kinds, List<Clip> clips, PlotOptions options) {
        if (clips.size() == 1) {
            Clip clip = clips.get(0);
            return new Figure(
                    clip.title(),
                    String.format(
                            Locale.ROOT,
                            clip.startSeconds() > 0 ? "%.2f s from %.2f s on, at %d Hz" : "%.2f s, at %3$d Hz",
                            clip.waveform().durationSeconds(),
                            clip.startSeconds(),
                            clip.waveform().sampleRateHz()),
                    kinds.stream().map(kind -> kind.row(clips, options)).toList());
        }
        List<Row> rows = new ArrayList<>();
        if (kinds.size() == 1) {
            Row all = kinds.get(0).row(clips, options);
            for (int from = 0; from < clips.size(); from += MOST_COLUMNS) {
                int to = Math.min(clips.size(), from + MOST_COLUMNS);
                rows.add(new Row(
                        from == 0 ? all.title() : "",
                        from == 0 ? all.note() : "",
                        all.height(),
                        all.y(),
                        all.colours(),
                        titled(all.panels().subList(from, to), clips.subList(from, to))));
            }
        } else {
            for (PlotKind kind : kinds) {
                Row row = kind.row(clips, options);
                boolean first = rows.isEmpty();
                rows.add(
                        !first
                                ? row
                                : new Row(
                                        row.title(),
                                        row.note(),
                                        row.height(),
                                        row.y(),
                                        row.colours(),
                                        titled(row.panels(), clips)));
            }
        }
        return new Figure("", "", rows);
    }

    /**
     * A figure for each recording, its features under one another, all on common scales: for pages that put as many beside
     * one another as they have room for.
     */
    public static List<Figure> each(List<PlotKind> kinds, List<Clip> clips, PlotOptions options) {
        List<Row> rows = kinds.stream().map(kind -> kind.row(clips, options)).toList();
        List<Figure> figures = new ArrayList<>();
        for (int clip = 0; clip < clips.size(); clip++) {
            List<Row> own = new ArrayList<>();
            for (Row row : rows) {
                own.add(new Row(
                        row.title(),
                        "",
                        row.height(),
                        row.y(),
                        row.colours(),
                        List.of(row.panels().get(clip))));
            }
            figures.add(new Figure("", "", own));
        }
        return figures;
    }

    private static List<Panel> titled(List<Panel> panels, List<Clip> clips) {
        List<Panel> titled = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            titled.add(new Panel(
                    clips.get(i).title(), panels.get(i).x(), panels.get(i).layers()));
        }
        return titled;
    }
}
