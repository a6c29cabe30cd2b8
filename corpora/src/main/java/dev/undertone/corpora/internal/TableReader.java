package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Segment;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.AffectRating;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's own table, or the folder of exactly one, or a manifest that {@code undertone corpus manifest} wrote:
 * {@code file,emotion} and, all optional, {@code speaker}, {@code gender}, {@code start}, {@code end}, {@code text},
 * {@code intensity}, {@code language}, {@code part}, {@code valence}, {@code arousal}, {@code dominance}, {@code id},
 * {@code corpus}, {@code original}. Files are relative to the table. The corpus is the one that the column names, so that it keeps its licence,
 * or takes the table's name.
 */
public final class TableReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR = describe("table", "a table of file,emotion,speaker");

    private final Function<String, Optional<CorpusDescriptor>> known;

    /** @param known finds the descriptor of a corpus that a table may name */
    public TableReader(Function<String, Optional<CorpusDescriptor>> known) {
        this.known = known;
    }

    static CorpusDescriptor describe(String id, String title) {
        return new CorpusDescriptor(
                id,
                title,
                "the user's own recordings",
                "the user's own",
                Access.own(),
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
        List<Table.Row> rows = Table.read(file);
        CorpusBuilder corpus = new CorpusBuilder(descriptor(file, rows), path);
        for (Table.Row row : rows) {
            add(row, file, corpus);
        }
        return corpus.build();
    }

    private CorpusDescriptor descriptor(Path table, List<Table.Row> rows) throws CorpusException {
        Set<String> named = rows.stream().map(row -> row.get("corpus")).collect(Collectors.toSet());
        if (named.size() > 1) {
            throw new CorpusException(
                    table + " mixes the corpora " + named.stream().sorted().toList()
                            + ", whose licences and speakers differ; give each a table of its own");
        }
        String id = named.stream().findFirst().orElse("");
        return id.isEmpty()
                ? describe(AudioFiles.stem(table), AudioFiles.name(table))
                : known.apply(id).orElseGet(() -> describe(id, AudioFiles.name(table)));
    }

    private static void add(Table.Row row, Path table, CorpusBuilder corpus) {
        Path audio;
        Optional<Segment> segment;
        Optional<AffectRating> affect;
        Optional<Path> original;
        try {
            audio = table.resolveSibling(row.get("file")).normalize();
            original = optional(row.get("original"))
                    .map(file -> table.resolveSibling(file).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            corpus.skip(table, "row " + row.number() + " names no possible file: " + e.getMessage());
            return;
        }
        try {
            segment = TimeCells.segment(row.get("start"), row.get("end"));
            affect = affect(row);
        } catch (IllegalArgumentException e) {
            corpus.skip(audio, "row " + row.number() + ": " + e.getMessage());
            return;
        }
        Optional<Emotion> emotion = EmotionWords.find(row.get("emotion"));
        if (row.get("file").isEmpty()) {
            corpus.skip(table, "row " + row.number() + " names no file");
        } else if (emotion.isEmpty()) {
            corpus.skip(audio, "unknown emotion '" + row.get("emotion") + "'");
        } else if (!Files.isRegularFile(audio)) {
            corpus.skip(audio, "the table lists it but it is not there");
        } else {
            String whole = row.get("file") + segment.map(s -> "#" + s).orElse("");
            corpus.add(new Utterance(
                            row.get("id").isEmpty() ? whole : row.get("id"),
                            audio,
                            corpus.id(),
                            emotion.get(),
                            row.get("speaker"),
                            SexWords.find(row.get("gender").isEmpty() ? row.get("sex") : row.get("gender")),
                            optional(row.get("text")),
                            optional(row.get("intensity")))
                    .withSegment(segment)
                    .withLanguage(optional(row.get("language")))
                    .withPart(optional(row.get("part")))
                    .withAffect(affect)
                    .withOriginal(original));
        }
    }

    private static Optional<AffectRating> affect(Table.Row row) {
        List<String> cells = List.of(row.get("valence"), row.get("arousal"), row.get("dominance"));
        if (cells.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        double[] ratings = cells.stream().mapToDouble(Double::parseDouble).toArray();
        return Optional.of(new AffectRating(ratings[0], ratings[1], ratings[2]));
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
