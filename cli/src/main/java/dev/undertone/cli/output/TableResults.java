package dev.undertone.cli.output;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Verdict;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Results for a person: one recording in full, or a row for each of many and their sum. */
public final class TableResults implements ResultWriter {

    private static final int STRIP_WIDTH = 64;
    private static final int ROW_STRIP_WIDTH = 16;
    private static final int BAR_WIDTH = 24;
    private static final int FILE_WIDTH = 40;

    private final PrintWriter out;
    private final boolean many;
    private final boolean colour;
    private final Map<Emotion, Integer> recognised = new TreeMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private int results;

    /**
     * Writes to {@code out}, which stays open.
     *
     * @param many whether to write a row each instead of a paragraph each
     * @param colour whether the reader's terminal shows ANSI colours
     */
    public TableResults(PrintWriter out, boolean many, boolean colour) {
        this.out = out;
        this.many = many;
        this.colour = colour;
    }

    @Override
    public void accept(RecognitionResult result) {
        Verdict overall = result.timeline().overall();
        if (overall instanceof Verdict.Recognised r) {
            recognised.merge(r.scores().top(), 1, Integer::sum);
        } else {
            others.merge(overall.id(), 1, Integer::sum);
        }
        if (many) {
            row(result);
        } else {
            paragraph(result);
        }
        results++;
        out.flush();
    }

    @Override
    public void close() {
        if (many && results > 0) {
            String emotions = recognised.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey().id())
                    .collect(Collectors.joining(", "));
            String rest = others.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey())
                    .collect(Collectors.joining(", "));
            out.println();
            out.println(results + " recordings: "
                    + String.join(
                            "; ",
                            java.util.stream.Stream.of(emotions, rest)
                                    .filter(s -> !s.isEmpty())
                                    .toList()));
        }
        out.flush();
    }

    private void row(RecognitionResult result) {
        if (results == 0) {
            out.printf(
                    Locale.ROOT,
                    "%-" + FILE_WIDTH + "s %-7s %7s  %-10s  %-9s %4s  %s%n",
                    "FILE",
                    "CHANNEL",
                    "LENGTH",
                    "VERDICT",
                    "EMOTION",
                    "SURE",
                    "TIMELINE");
        }
        Verdict overall = result.timeline().overall();
        Optional<EmotionScores> scores = overall.judged();
        out.printf(
                Locale.ROOT,
                "%-" + FILE_WIDTH + "s %-7s %6.1fs  %-10s  %-9s %4s  %s%s%s%n",
                ending(result.file(), FILE_WIDTH),
                result.channel().label(),
                result.durationSeconds(),
                overall.id(),
                scores.map(s -> s.top().id()).orElse("-"),
                scores.map(s -> percent(s.confidence())).orElse("-"),
                TimelineStrip.render(result, ROW_STRIP_WIDTH, colour),
                result.baseline().map(b -> "  " + Verdicts.text(b)).orElse(""),
                result.warnings().isEmpty() ? "" : "  ! " + String.join("; ", result.warnings()));
    }

    private void paragraph(RecognitionResult result) {
        if (results > 0) {
            out.println();
        }
        out.printf(
                Locale.ROOT,
                "%s   %s (%.1f s), %d Hz, channel %s%n%n",
                result.file(),
                Verdicts.clock(result.durationSeconds()),
                result.durationSeconds(),
                result.sampleRateHz(),
                result.channel().label());
        result.baseline().ifPresent(baseline -> {
            out.println("  against the " + Verdicts.text(baseline));
            out.println();
        });
        overall(result);
        out.println("  " + Verdicts.clock(0) + " " + TimelineStrip.render(result, STRIP_WIDTH, colour) + " "
                + Verdicts.clock(result.durationSeconds()));
        out.println("  " + legend(result));
        if (result.timeline().windows().size() > 1
                && !result.timeline().segments().isEmpty()) {
            out.println();
            out.println("  FROM     TO       EMOTION    SURE");
            for (Segment segment : result.timeline().segments()) {
                out.printf(
                        Locale.ROOT,
                        "  %-8s %-8s %-9s  %4s%n",
                        Verdicts.clock(segment.startSeconds()),
                        Verdicts.clock(segment.endSeconds()),
                        segment.emotion().id(),
                        percent(segment.confidence()));
            }
        }
        for (String warning : result.warnings()) {
            out.println("  ! " + warning);
        }
    }

    private void overall(RecognitionResult result) {
        Verdict overall = result.timeline().overall();
        Optional<EmotionScores> scores = overall.judged();
        if (scores.isEmpty()) {
            out.println(
                    overall instanceof Verdict.NoSpeech
                            ? "  no speech found: nothing to judge"
                            : "  too little speech to judge");
            out.println();
            return;
        }
        if (overall instanceof Verdict.Uncertain) {
            out.println("  not sure; the likeliest are");
        }
        scores.get().labels().emotions().stream()
                .sorted(Comparator.comparingDouble((Emotion e) -> scores.get().probability(e))
                        .reversed())
                .limit(3)
                .forEach(e -> bar(e, scores.get().probability(e)));
        out.println();
    }

    private void bar(Emotion emotion, double probability) {
        int filled = (int) Math.round(probability * BAR_WIDTH);
        String bar = "█".repeat(filled);
        if (colour) {
            int rgb = Integer.parseInt(emotion.colour().substring(1), 16);
            bar = String.format(
                    Locale.ROOT, "\u001b[38;2;%d;%d;%dm%s\u001b[0m", rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, bar);
        }
        out.printf(Locale.ROOT, "  %-9s %4s  %s%n", emotion.id(), percent(probability), bar);
    }

    private static String legend(RecognitionResult result) {
        Verdict[] cells = TimelineStrip.cells(result, STRIP_WIDTH);
        Map<Character, String> seen = new TreeMap<>();
        for (Verdict cell : cells) {
            String meaning =
                    cell instanceof Verdict.Recognised r ? r.scores().top().id() : cell.id();
            seen.putIfAbsent(Verdicts.letter(cell), meaning);
        }
        return seen.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("   ", "     ", ""));
    }

    private static String percent(double probability) {
        return Math.round(probability * 100) + " %";
    }

    /** The end of a long name: it is the end that tells files apart. */
    private static String ending(String name, int width) {
        return name.length() <= width ? name : "…" + name.substring(name.length() - width + 1);
    }
}
