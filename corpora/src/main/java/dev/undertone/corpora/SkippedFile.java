package dev.undertone.corpora;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a corpus folder that gave no utterance, and why.
 *
 * @param utterance what its name says, where that could be read
 */
public record SkippedFile(Path file, String reason, Optional<Utterance> utterance) {

    /** A file of which nothing is known. */
    public SkippedFile(Path file, String reason) {
        this(file, reason, Optional.empty());
    }
}
