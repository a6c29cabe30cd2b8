package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a corpus lies.
 *
 * @param path a folder or table
 * @param id which corpus it is, where its content does not say
 */
public record CorpusSource(Path path, Optional<String> id) {

    Corpus read() throws IOException {
        return id.isPresent() ? CorpusCatalog.read(id.get(), path) : CorpusCatalog.read(path);
    }
}
