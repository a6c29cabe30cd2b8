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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Any database in audformat: {@code db.yaml} and tables {@code db.NAME.csv} indexed by {@code file} or by
 * {@code file,start,end}. The emotion is the column of that name; speakers, genders, texts and ratings may stand in other
 * tables or in the header.
 *
 * @see <a href="https://audeering.github.io/audformat">the format</a>
 */
public final class AudformatReader implements CorpusReader {

    private static final String HEADER = "db.yaml";
    private static final String EMOTION = "emotion";

    private static final CorpusDescriptor DESCRIPTOR =
            describe("audformat", "a database in audformat", "its own", "its own", "this machine", List.of("und"));

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path path) throws IOException {
        return Files.isRegularFile(path.resolve(HEADER));
    }

    @Override
    public Corpus read(Path path) throws IOException {
        if (!recognises(path)) {
            throw new CorpusException("nothing in audformat in " + path + " (no " + HEADER + ")");
        }
        AudformatHeader header = AudformatHeader.read(path.resolve(HEADER));
        String name = header.text("name").orElse(AudioFiles.name(path.toAbsolutePath()));
        CorpusDescriptor descriptor = describe(
                name.toLowerCase(Locale.ROOT),
                name,
                header.text("author").or(() -> header.text("source")).orElse("not said in " + HEADER),
                header.text("license").or(() -> header.text("usage")).orElse("not said in " + HEADER),
                header.text("source").orElse("this machine"),
                header.languages().isEmpty() ? List.of("und") : header.languages());
        CorpusBuilder corpus = new CorpusBuilder(descriptor, path);
        Reading reading = new Reading(header, path);
        if (reading.labels.isEmpty()) {
            throw new CorpusException(path + " has no table db.NAME.csv with a column " + EMOTION
                    + "; tables as .pkl or .parquet must be saved as CSV first");
        }
        reading.labels.values().forEach(label -> reading.add(label, corpus));
        return corpus.build();
    }

    private static CorpusDescriptor describe(
            String id, String title, String citation, String licence, String home, List<String> languages) {
        return new CorpusDescriptor(
                id,
                title,
                citation,
                licence,
                new Access(Access.Kind.OWN, home, "you have it already", List.of()),
                new LabelSet(Arrays.asList(Emotion.values())),
                languages,
                Map.of());
    }

    /** One label of one file or part of a file, and the table it stands in. */
    private record Label(String table, Table.Row row) {}

    /** All tables of one database. */
    private static final class Reading {

        private final AudformatHeader header;
        private final Path folder;
        /** By file, start and end. */
        private final Map<String, Label> labels = new LinkedHashMap<>();

        private final Map<String, String> parts = new HashMap<>();
        /** What the tables say of a file or a part of it: index, column, then the value. */
        private final Map<String, Map<String, String>> facts = new HashMap<>();
        /** Which scheme a column follows. */
        private final Map<String, String> schemes = new HashMap<>();

        Reading(AudformatHeader header, Path folder) throws IOException {
            this.header = header;
            this.folder = folder;
            List<String> tables = new ArrayList<>(header.tables());
            // The table of that name holds all; the others repeat its rows by partition or by rater.
            tables.sort((a, b) -> Boolean.compare(b.equals(EMOTION), a.equals(EMOTION)));
            for (String table : tables) {
                Path file = folder.resolve("db." + table + ".csv");
                if (Files.isRegularFile(file)) {
                    read(table, file);
                }
            }
        }

        private void read(String table, Path file) throws IOException {
            Map<String, String> columns = header.schemes(table);
            schemes.putAll(columns);
            for (Table.Row row : Table.read(file)) {
                String index = index(row);
                if (row.get("file").isEmpty()) {
                    // Tabulated without files, such as what is known of each speaker.
                    facts.computeIfAbsent(table + " " + row.get(table), i -> new HashMap<>())
                            .putAll(row.cells());
                    continue;
                }
                if (!row.get(EMOTION).isEmpty()) {
                    labels.putIfAbsent(index, new Label(table, row));
                }
                header.part(table).ifPresent(part -> parts.putIfAbsent(index, part));
                Map<String, String> known = facts.computeIfAbsent(index, i -> new HashMap<>());
                row.cells().forEach((column, cell) -> {
                    if (!cell.isEmpty()) {
                        known.putIfAbsent(column, cell);
                    }
                });
            }
        }

        private static String index(Table.Row row) {
            return row.get("file") + " " + row.get("start") + " " + row.get("end");
        }

        void add(Label label, CorpusBuilder corpus) {
            Table.Row row = label.row();
            Path audio = folder.resolve(row.get("file")).normalize();
            Optional<Emotion> emotion = EmotionWords.find(row.get(EMOTION));
            Optional<Segment> segment;
            try {
                segment = TimeCells.segment(row.get("start"), row.get("end"));
            } catch (IllegalArgumentException e) {
                corpus.skip(audio, "row " + row.number() + " of " + label.table() + ": " + e.getMessage());
                return;
            }
            if (emotion.isEmpty()) {
                corpus.skip(audio, "unknown emotion '" + row.get(EMOTION) + "'");
            } else if (!Files.isRegularFile(audio)) {
                corpus.skip(audio, "the table " + label.table() + " lists it but it is not there");
            } else {
                String speaker = fact(row, "speaker").orElse("");
                corpus.add(new Utterance(
                                row.get("file") + segment.map(s -> "#" + s).orElse(""),
                                audio,
                                corpus.id(),
                                emotion.get(),
                                speaker,
                                ofSpeaker(row, speaker, "gender")
                                        .or(() -> ofSpeaker(row, speaker, "sex"))
                                        .flatMap(SexWords::find),
                                text(row),
                                fact(row, "intensity"))
                        .withSegment(segment)
                        .withLanguage(ofSpeaker(row, speaker, "language").map(AudformatHeader::tag))
                        .withPart(Optional.ofNullable(parts.get(index(row))))
                        .withAffect(affect(row)));
            }
        }

        /** Of this part of the file, else of the whole file. */
        private Optional<String> fact(Table.Row row, String column) {
            return Optional.ofNullable(facts.getOrDefault(index(row), Map.of()).get(column))
                    .or(() -> Optional.ofNullable(
                            facts.getOrDefault(row.get("file") + "  ", Map.of()).get(column)));
        }

        private Optional<String> ofSpeaker(Table.Row row, String speaker, String column) {
            return fact(row, column)
                    .or(() -> header.detail(schemes.getOrDefault("speaker", "speaker"), speaker, column))
                    .or(() -> Optional.ofNullable(
                            facts.getOrDefault("speaker " + speaker, Map.of()).get(column)));
        }

        private Optional<String> text(Table.Row row) {
            for (String column : List.of("transcription", "transcript", "text")) {
                Optional<String> cell = fact(row, column);
                if (cell.isPresent()) {
                    return header.detail(schemes.getOrDefault(column, column), cell.get(), "")
                            .or(() -> cell);
                }
            }
            return Optional.empty();
        }

        private Optional<AffectRating> affect(Table.Row row) {
            try {
                return Optional.of(
                        new AffectRating(rating(row, "valence"), rating(row, "arousal"), rating(row, "dominance")));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // not rated on all three, or on a scale whose ends the header does not say
            }
        }

        private double rating(Table.Row row, String column) {
            String scheme = schemes.getOrDefault(column, column);
            double low = header.limit(scheme, "minimum").orElseThrow(IllegalArgumentException::new);
            double high = header.limit(scheme, "maximum").orElseThrow(IllegalArgumentException::new);
            return AffectRating.fromScale(
                    Double.parseDouble(fact(row, column).orElseThrow(IllegalArgumentException::new)), low, high);
        }
    }
}
