package dev.undertone.corpora.augmentation;

import dev.undertone.corpora.CorpusManifest;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.internal.CsvRow;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table of altered copies that is read back as a corpus: the columns of {@link CorpusManifest}, whose {@code original} is
 * the recording that each was made of, by which a copy is known as one; then {@code copy}, {@code augmentation},
 * {@code seed} and {@code quieter_db}.
 */
public final class AugmentedManifest {

    private static final List<String> COLUMNS = List.of("copy", "augmentation", "seed", "quieter_db");

    private final Path folder;
    private final String augmentation;
    private final long seed;
    private final Writer out;

    /**
     * Writes the header.
     *
     * @param folder where the table will lie: files are written relative to it
     * @param augmentation what was done to every copy, as {@link AugmentationSpec} writes it
     */
    public AugmentedManifest(Path folder, String augmentation, long seed, Writer out) throws IOException {
        this.folder = folder;
        this.augmentation = augmentation;
        this.seed = seed;
        this.out = out;
        List<String> columns = new ArrayList<>(CorpusManifest.COLUMNS);
        columns.addAll(COLUMNS);
        out.write(CsvRow.of(columns));
    }

    /** Adds a row; of a copy without labels only its file is told. */
    public void add(AugmentedCopy copy) throws IOException {
        Optional<Utterance> utterance = copy.utterance();
        List<String> cells = new ArrayList<>(
                utterance.isPresent()
                        ? CorpusManifest.cells(utterance.get(), folder)
                        : Collections.nCopies(CorpusManifest.COLUMNS.size(), ""));
        cells.set(CorpusManifest.COLUMNS.indexOf("file"), CorpusManifest.path(copy.file(), folder));
        if (utterance.isEmpty()) {
            cells.set(CorpusManifest.COLUMNS.indexOf("original"), CorpusManifest.path(copy.original(), folder));
        }
        cells.add(Integer.toString(copy.copy()));
        cells.add(augmentation);
        cells.add(Long.toString(seed));
        cells.add(copy.quieterDb() == 0 ? "0" : String.format(Locale.ROOT, "%.2f", copy.quieterDb()));
        out.write(CsvRow.of(cells));
    }
}
