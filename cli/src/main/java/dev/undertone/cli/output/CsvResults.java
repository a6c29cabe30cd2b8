package dev.undertone.cli.output;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.BaselineUse;
import dev.undertone.recognition.CoveringSet;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Results as CSV (RFC 4180): a row for the whole recording, then one for each window and each segment, told apart by
 * the column {@code kind}; one column of probabilities per emotion, empty where there was no speech; then a window's
 * label set and the baseline that the recording was heard against.
 */
public final class CsvResults implements ResultWriter {

    private final Writer out;
    private final LabelSet labels;
    private boolean started;

    /** Writes to {@code out}, which stays open; {@code labels} give the score columns. */
    public CsvResults(Writer out, LabelSet labels) {
        this.out = out;
        this.labels = labels;
    }

    @Override
    public void accept(RecognitionResult result) throws IOException {
        header();
        row(result, "overall", 0, result.durationSeconds(), result.timeline().overall(), Optional.empty());
        for (Window window : result.timeline().windows()) {
            row(result, "window", window.startSeconds(), window.endSeconds(), window.verdict(), window.labelSet());
        }
        for (Segment segment : result.timeline().segments()) {
            List<String> cells = start(result, "segment", segment.startSeconds(), segment.endSeconds());
            cells.add("recognised");
            cells.add(segment.emotion().id());
            cells.add(number(segment.confidence()));
            labels.emotions().forEach(e -> cells.add(""));
            cells.add("");
            line(result, cells);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        header();
        out.flush();
    }

    private void header() throws IOException {
        if (!started) {
            started = true;
            List<String> cells = new ArrayList<>(List.of(
                    "file", "channel", "kind", "startSeconds", "endSeconds", "verdict", "emotion", "confidence"));
            cells.addAll(labels.ids());
            cells.addAll(List.of("labelSet", "baseline", "baselineSeconds", "baselineWeight"));
            line(cells);
        }
    }

    private void row(
            RecognitionResult result,
            String kind,
            double startSeconds,
            double endSeconds,
            Verdict verdict,
            Optional<CoveringSet> labelSet)
            throws IOException {
        Optional<EmotionScores> scores = verdict.judged();
        List<String> cells = start(result, kind, startSeconds, endSeconds);
        cells.add(verdict.id());
        cells.add(scores.map(s -> s.top().id()).orElse(""));
        cells.add(scores.map(s -> number(s.confidence())).orElse(""));
        for (Emotion emotion : labels.emotions()) {
            cells.add(scores.map(s -> number(s.probability(emotion))).orElse(""));
        }
        cells.add(labelSet.map(set -> String.join(" ", set.emotions().ids())).orElse(""));
        line(result, cells);
    }

    private void line(RecognitionResult result, List<String> cells) throws IOException {
        Optional<BaselineUse> baseline = result.baseline();
        cells.add(baseline.map(BaselineUse::name).orElse(""));
        cells.add(baseline.map(b -> number(b.speechSeconds())).orElse(""));
        cells.add(baseline.map(b -> number(b.weight())).orElse(""));
        line(cells);
    }

    private static List<String> start(RecognitionResult result, String kind, double startSeconds, double endSeconds) {
        return new ArrayList<>(
                List.of(result.file(), result.channel().label(), kind, number(startSeconds), number(endSeconds)));
    }

    private void line(List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
        }
        out.write(line.append("\r\n").toString());
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
