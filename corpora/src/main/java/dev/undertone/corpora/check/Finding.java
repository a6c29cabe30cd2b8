package dev.undertone.corpora.check;

import dev.undertone.corpora.Utterance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that is wrong with one recording, or with the corpus.
 *
 * @param file the recording, or the corpus's folder or table
 * @param utterance whose; empty where it is the corpus's or nothing is known of the file
 * @param detail what exactly, with numbers
 * @param used whether the recording is used; readers leave known faults out
 */
public record Finding(Problem problem, Path file, Optional<Utterance> utterance, String detail, boolean used) {

    /** Whether something should be done before the corpus is used. */
    public boolean isOpenFault() {
        return problem.isFault() && used;
    }
}
