package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictions as a table, so that a stopped run goes on and anyone can check the figures:
 * {@code clip,speaker,sex,fold,truth,} then one probability column per emotion, named by its id. Folds count from 0.
 */
public final class PredictionsCsv {

    private static final List<String> FIRST_COLUMNS = List.of("clip", "speaker", "sex", "fold", "truth");

    private static final String CAVEAT = "caveat";

    private PredictionsCsv() {}

    /**
     * Writes or replaces the file; whoever stops the program finds the old file or the new one, never half.
     *
     * @param predictions at least one, of one label set
     */
    public static void write(List<Prediction> predictions, Path file) throws IOException {
        write(predictions, Optional.empty(), file);
    }

    /** The same; every row of predictions that are better than on strangers says so in a last column, {@code caveat}. */
    public static void write(List<Prediction> predictions, Optional<Caveat> caveat, Path file) throws IOException {
        LabelSet labels = ConfusionMatrix.of(predictions).labels();
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", FIRST_COLUMNS))
                .append(',')
                .append(labels)
                .append(caveat.isPresent() ? "," + CAVEAT : "")
                .append('\n');
        for (Prediction p : predictions) {
            text.append(quoted(p.clip()))
                    .append(',')
                    .append(quoted(p.speaker()))
                    .append(',')
                    .append(quoted(p.sex()));
            text.append(',').append(p.fold()).append(',').append(p.truth().id());
            for (double probability : p.scores().toArray()) {
                text.append(',').append(probability);
            }
            caveat.ifPresent(c -> text.append(',').append(quoted(c.text())));
            text.append('\n');
        }
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(partial, text);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws IOException if the file cannot be read or is not such a table; the message names the line */
    public static List<Prediction> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        int first = FIRST_COLUMNS.size();
        if (header.size() <= first || !header.subList(0, first).equals(FIRST_COLUMNS)) {
            throw new IOException(file + " is no table of predictions: its first line must be "
                    + String.join(",", FIRST_COLUMNS) + " and the emotions");
        }
        int columns = header.get(header.size() - 1).equals(CAVEAT) ? header.size() - 1 : header.size();
        List<Prediction> predictions = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            try {
                LabelSet labels = LabelSet.parse(String.join(",", header.subList(first, columns)));
                List<String> cells = cells(lines.get(line));
                if (cells.size() != header.size()) {
                    throw new IllegalArgumentException("cells must be " + header.size() + " but were " + cells.size());
                }
                predictions.add(prediction(labels, cells.subList(0, columns)));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " line " + (line + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(predictions);
    }

    /** What the rows say of why they are better than on strangers; empty if they say nothing. */
    public static Optional<String> caveat(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean has = lines.size() > 1 && lines.get(0).endsWith("," + CAVEAT);
        if (!has) {
            return Optional.empty();
        }
        List<String> cells = cells(lines.get(1));
        return Optional.of(cells.get(cells.size() - 1));
    }

    private static Prediction prediction(LabelSet labels, List<String> cells) {
        int first = FIRST_COLUMNS.size();
        double[] probabilities = cells.subList(first, cells.size()).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        Emotion truth = Emotion.find(cells.get(4))
                .orElseThrow(() -> new IllegalArgumentException("unknown emotion '" + cells.get(4) + "'"));
        return new Prediction(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                truth,
                EmotionScores.of(labels, probabilities));
    }

    private static String quoted(String cell) {
        if (cell.contains("\n") || cell.contains("\r")) {
            throw new IllegalArgumentException("a name must be on one line but was '" + cell + "'");
        }
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
