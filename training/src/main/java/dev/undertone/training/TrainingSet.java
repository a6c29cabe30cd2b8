package dev.undertone.training;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.Arrays;
import java.util.List;

/**
 * The labelled recordings of one or more corpora.
 *
 * @param corpora at least one
 */
public record TrainingSet(List<Corpus> corpora) {

    public TrainingSet {
        corpora = List.copyOf(corpora);
        if (corpora.isEmpty()) {
            throw new IllegalArgumentException("corpora must be at least one but were none");
        }
    }

    /** All utterances, corpus after corpus. */
    public List<Utterance> utterances() {
        return corpora.stream().flatMap(c -> c.utterances().stream()).toList();
    }

    /** The emotions that occur. */
    public LabelSet labels() {
        List<Utterance> all = utterances();
        return new LabelSet(Arrays.stream(Emotion.values())
                .filter(e -> all.stream().anyMatch(u -> u.emotion() == e))
                .toList());
    }
}
