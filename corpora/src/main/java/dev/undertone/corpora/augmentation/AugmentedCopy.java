package dev.undertone.corpora.augmentation;

import dev.undertone.corpora.Utterance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An altered copy of a recording, written to a file.
 *
 * @param original the recording it was made of, which may be a copy itself
 * @param copy which copy, from 1
 * @param labels of the original, where they are known
 * @param quieterDb by how much it was made quieter so that it was not clipped, at least 0
 */
public record AugmentedCopy(Path file, Path original, int copy, Optional<Utterance> labels, double quieterDb) {

    /** The copy as a recording of its corpus: the original's labels, and its id with the copy's number. */
    Optional<Utterance> utterance() {
        return labels.map(u -> new Utterance(
                        u.id() + "#" + copy,
                        file,
                        u.corpus(),
                        u.emotion(),
                        u.speaker(),
                        u.sex(),
                        u.sentence(),
                        u.intensity())
                .withLanguage(u.language())
                .withPart(u.part())
                .withAffect(u.affect())
                .withOriginal(Optional.of(u.original().orElse(original))));
    }
}
