package dev.undertone.corpora;

import dev.undertone.corpora.internal.CsvRow;
import dev.undertone.emotions.AffectRating;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A corpus as a table that can be corrected by hand in a spreadsheet and read back with {@link CorpusCatalog#read}: one row
 * per utterance, RFC 4180.
 */
public final class CorpusManifest {

    /** Its columns. */
    public static final List<String> COLUMNS = List.of(
            "corpus",
            "id",
            "file",
            "emotion",
            "speaker",
            "gender",
            "text",
            "intensity",
            "language",
            "part",
            "start",
            "end",
            "valence",
            "arousal",
            "dominance",
            "original");

    private CorpusManifest() {}

    /**
     * Writes the table.
     *
     * @param folder where the table will lie: files are written relative to it, or in full where they lie on another drive
     */
    public static void write(Corpus corpus, Path folder, Writer out) throws IOException {
        out.write(CsvRow.of(COLUMNS));
        for (Utterance utterance : corpus.utterances()) {
            out.write(CsvRow.of(cells(utterance, folder)));
        }
    }

    /**
     * One row's cells.
     *
     * @param folder where the table will lie
     */
    public static List<String> cells(Utterance u, Path folder) {
        List<String> cells = new ArrayList<>(List.of(
                u.corpus(),
                u.id(),
                path(u.file(), folder),
                u.emotion().id(),
                u.speaker(),
                u.sex().map(Sex::id).orElse(""),
                u.sentence().orElse(""),
                u.intensity().orElse(""),
                u.language().orElse(""),
                u.part().orElse(""),
                number(u.segment().map(Segment::startSeconds)),
                number(u.segment().flatMap(Segment::endSeconds))));
        cells.add(number(u.affect().map(AffectRating::valence)));
        cells.add(number(u.affect().map(AffectRating::arousal)));
        cells.add(number(u.affect().map(AffectRating::dominance)));
        cells.add(u.original().map(original -> path(original, folder)).orElse(""));
        return cells;
    }

    /** A file as a table in that folder names it: relative to it, or in full where it lies on another drive. */
    public static String path(Path file, Path folder) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return folder.toAbsolutePath()
                    .normalize()
                    .relativize(absolute)
                    .toString()
                    .replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return absolute.toString(); // on another drive of Windows
        }
    }

    private static String number(Optional<Double> value) {
        return value.map(v -> Double.toString(v)).orElse("");
    }
}
