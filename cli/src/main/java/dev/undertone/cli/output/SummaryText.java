package dev.undertone.cli.output;

import dev.undertone.corpora.check.CorpusSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A summary of a corpus as a page of text. */
public final class SummaryText {

    private static final int BAR_WIDTH = 30;
    private static final int LINE_WIDTH = 100;

    private SummaryText() {}

    /** @param root where the corpus lies */
    public static String of(CorpusSummary summary, Path root) {
        StringBuilder page = new StringBuilder();
        page.append(summary.descriptor().title()).append(" in ").append(root).append('\n');
        page.append("  paper    ").append(summary.descriptor().citation()).append('\n');
        page.append("  licence  ").append(summary.descriptor().licence()).append('\n');
        page.append("  home     ").append(summary.descriptor().access().home()).append("\n\n");
        page.append(totals(summary)).append('\n');
        summary.audio().ifPresent(audio -> page.append(lengths(audio)).append('\n'));
        page.append('\n');
        counts(
                "EMOTION",
                summary.emotions(),
                id -> summary.audio()
                        .map(audio -> minutes(audio.secondsByEmotion().getOrDefault(id, 0.0)))
                        .orElse(""),
                page);
        Function<String, String> nothing = id -> "";
        counts("SEX", summary.clipsBySex(), nothing, page);
        counts("INTENSITY", summary.intensities(), nothing, page);
        counts("LANGUAGE", summary.languages(), nothing, page);
        counts("PARTITION", summary.parts(), nothing, page);
        summary.audio().ifPresent(audio -> counts("AUDIO", audio.formats(), nothing, page));
        speakers(summary, page);
        return page.toString();
    }

    private static String totals(CorpusSummary summary) {
        List<String> parts = new ArrayList<>();
        parts.add(summary.clips() + " recordings");
        parts.add(
                summary.speakers().isEmpty()
                        ? "speakers unknown"
                        : summary.speakers().size() + " speakers ("
                                + summary.speakersBySex().entrySet().stream()
                                        .map(sex -> sex.getValue() + " " + sex.getKey())
                                        .collect(Collectors.joining(", "))
                                + ")");
        if (summary.sentences() > 0) {
            parts.add(summary.sentences() + " sentences");
        }
        return String.join(", ", parts);
    }

    private static String lengths(CorpusSummary.Audio audio) {
        return String.format(
                Locale.ROOT,
                "%.2f hours; recordings of %.2f to %.2f s, median %.2f s%s",
                audio.hours(),
                audio.shortestSeconds(),
                audio.longestSeconds(),
                audio.medianSeconds(),
                audio.unreadable() == 0 ? "" : "; " + audio.unreadable() + " could not be read");
    }

    private static void counts(
            String title, Map<String, Integer> counts, Function<String, String> further, StringBuilder page) {
        if (counts.isEmpty()) {
            return;
        }
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(1);
        page.append(title).append('\n');
        counts.forEach((name, count) -> page.append(String.format(
                                Locale.ROOT,
                                "  %-16s %6d %9s  %s",
                                name,
                                count,
                                further.apply(name),
                                "█".repeat(Math.round((float) BAR_WIDTH * count / most)))
                        .stripTrailing())
                .append('\n'));
        page.append('\n');
    }

    private static void speakers(CorpusSummary summary, StringBuilder page) {
        if (summary.speakers().isEmpty()) {
            return;
        }
        page.append("SPEAKERS (recordings")
                .append(summary.audio().isPresent() ? ", minutes)" : ")")
                .append('\n');
        StringBuilder line = new StringBuilder(" ");
        for (Map.Entry<String, Integer> speaker : summary.speakers().entrySet()) {
            String item = " " + speaker.getKey() + " " + speaker.getValue()
                    + summary.audio()
                            .map(audio -> " " + minutes(audio.secondsBySpeaker().getOrDefault(speaker.getKey(), 0.0)))
                            .orElse("")
                    + ";";
            if (line.length() + item.length() > LINE_WIDTH) {
                page.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(item);
        }
        line.setLength(line.length() - 1);
        page.append(line).append('\n');
    }

    private static String minutes(double seconds) {
        return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
}
