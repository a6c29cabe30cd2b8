package dev.undertone.corpora.internal;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.SkippedFile;
import dev.undertone.corpora.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers a corpus while holding what all readers promise: no known fault, no id twice, nothing lost without a word. */
final class CorpusBuilder {

    private final CorpusDescriptor descriptor;
    private final Path root;
    private final Map<String, Utterance> utterances = new LinkedHashMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    CorpusBuilder(CorpusDescriptor descriptor, Path root) {
        this.descriptor = descriptor;
        this.root = root;
    }

    String id() {
        return descriptor.id();
    }

    void add(Utterance utterance) {
        String fault = descriptor.knownFaults().get(utterance.id());
        if (fault != null) {
            skip(utterance, "known fault, " + fault);
        } else if (utterances.containsKey(utterance.id())) {
            // The archives of RAVDESS and TESS on Kaggle, for two, hold every recording twice.
            skip(utterance, "the same recording is there twice");
        } else {
            utterances.put(utterance.id(), utterance);
        }
    }

    void skip(Path file, String reason) {
        skipped.add(new SkippedFile(file, reason));
    }

    private void skip(Utterance utterance, String reason) {
        skipped.add(new SkippedFile(utterance.file(), reason, Optional.of(utterance)));
    }

    /** @throws CorpusException if no utterance was added */
    Corpus build() throws CorpusException {
        if (utterances.isEmpty()) {
            String why = skipped.isEmpty()
                    ? "no audio files"
                    : "all " + skipped.size() + " left out, first "
                            + AudioFiles.name(skipped.get(0).file()) + ": "
                            + skipped.get(0).reason();
            throw new CorpusException("nothing of " + descriptor.title() + " in " + root + " (" + why + ")");
        }
        return new Corpus(descriptor, root, List.copyOf(utterances.values()), skipped);
    }
}
