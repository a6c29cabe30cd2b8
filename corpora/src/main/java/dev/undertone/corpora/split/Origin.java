package dev.undertone.corpora.split;

import dev.undertone.corpora.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What recording an utterance is or was made of, in words that its copies share. */
final class Origin {

    private Origin() {}

    /**
     * By the file and, since files are moved, by the id, which in a copy is followed by its number. A file of several
     * utterances says nothing.
     */
    static List<String> of(Utterance utterance) {
        Optional<Path> original = utterance.original();
        String id = original.isPresent() ? utterance.id().replaceFirst("(#\\d+)+$", "") : utterance.id();
        String named = "id " + utterance.corpus() + "/" + id;
        return original.isEmpty() && utterance.segment().isPresent()
                ? List.of(named)
                : List.of(
                        named,
                        "file "
                                + original.orElse(utterance.file())
                                        .toAbsolutePath()
                                        .normalize());
    }
}
