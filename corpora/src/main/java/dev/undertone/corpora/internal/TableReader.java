package dev.undertone.corpora.internal;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionWords;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's own table, or the folder of exactly one: {@code file,emotion[,speaker][,gender][,text][,intensity]}, the
 * files relative to the table. The corpus takes the table's name.
 */
public final class TableReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR = describe("table", "a table of file,emotion,speaker");

    static CorpusDescriptor describe(String id, String title) {
        return new CorpusDescriptor(
                id,
                title,
                "the user's own recordings",
                "the user's own",
                "on this machine",
                new LabelSet(Arrays.asList(Emotion.values())),
                List.of("und"),
                Map.of());
    }

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path path) throws IOException {
        return table(path).isPresent();
    }

    @Override
    public Corpus read(Path path) throws IOException {
        Path file = table(path)
                .orElseThrow(() -> new CorpusException("no table at " + path
                        + "; give a .csv or .tsv file whose first row names at least the columns file,emotion"));
        CorpusBuilder corpus = new CorpusBuilder(describe(AudioFiles.stem(file), AudioFiles.name(file)), path);
        for (Table.Row row : Table.read(file)) {
            add(row, file, corpus);
        }
        return corpus.build();
    }

    private static void add(Table.Row row, Path table, CorpusBuilder corpus) {
        Path audio;
        try {
            audio = table.resolveSibling(row.get("file")).normalize();
        } catch (InvalidPathException e) {
            corpus.skip(table, "row " + row.number() + " names no possible file: " + e.getMessage());
            return;
        }
        Optional<Emotion> emotion = EmotionWords.find(row.get("emotion"));
        if (row.get("file").isEmpty()) {
            corpus.skip(table, "row " + row.number() + " names no file");
        } else if (emotion.isEmpty()) {
            corpus.skip(audio, "unknown emotion '" + row.get("emotion") + "'");
        } else if (!row.get("start").isEmpty() || !row.get("end").isEmpty()) {
            corpus.skip(audio, "the table cuts it by start and end; cut it into a file of its own");
        } else if (!Files.isRegularFile(audio)) {
            corpus.skip(audio, "the table lists it but it is not there");
        } else {
            corpus.add(new Utterance(
                    row.get("file"),
                    audio,
                    AudioFiles.stem(table),
                    emotion.get(),
                    row.get("speaker"),
                    SexWords.find(row.get("gender").isEmpty() ? row.get("sex") : row.get("gender")),
                    optional(row.get("text")),
                    optional(row.get("intensity"))));
        }
    }

    private static Optional<String> optional(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    private static Optional<Path> table(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return isTable(path) ? Optional.of(path) : Optional.empty();
        }
        List<Path> candidates;
        try (Stream<Path> files = Files.list(path)) {
            candidates = files.sorted().toList();
        }
        Optional<Path> found = Optional.empty();
        for (Path candidate : candidates) {
            if (isTable(candidate)) {
                if (found.isPresent()) {
                    return Optional.empty(); // which of several is meant is for the user to say
                }
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    private static boolean isTable(Path file) throws IOException {
        String name = AudioFiles.name(file).toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".tsv")) && Table.hasColumns(file, "file", "emotion");
    }
}
