package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Optional;

/**
 * Which emotions an experiment tells apart.
 *
 * @param merge done first
 * @param only recordings of other emotions are left out; empty for all
 * @param shared whether those that some corpus lacks are left out
 */
public record LabelChoice(LabelMap merge, Optional<LabelSet> only, boolean shared) {

    /** Every emotion that occurs. */
    public static final LabelChoice ALL = new LabelChoice(LabelMap.NONE, Optional.empty(), false);

    /**
     * The corpora as chosen.
     *
     * @throws IllegalArgumentException if an emotion does not occur, or a corpus has no recording left
     */
    List<Corpus> apply(List<Corpus> corpora) {
        List<Corpus> merged = corpora.stream().map(c -> c.merged(merge)).toList();
        List<Emotion> present = merged.stream()
                .flatMap(c -> c.labels().emotions().stream())
                .distinct()
                .sorted()
                .toList();
        List<Emotion> wanted = only.map(LabelSet::emotions).orElse(present);
        for (Emotion emotion : wanted) {
            if (!present.contains(emotion)) {
                throw new IllegalArgumentException("labels name " + emotion.id()
                        + ", of which there is no recording; there are " + new LabelSet(present));
            }
        }
        List<Emotion> kept = wanted.stream()
                .filter(e -> !shared || merged.stream().allMatch(c -> c.labels().contains(e)))
                .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "the corpora share no emotion; merge some: labels: {merge: [calm=neutral]}");
        }
        List<Corpus> chosen =
                merged.stream().map(c -> c.only(new LabelSet(kept))).toList();
        for (Corpus corpus : chosen) {
            if (corpus.utterances().isEmpty()) {
                throw new IllegalArgumentException("of the emotions " + new LabelSet(kept) + " " + corpus.root()
                        + " has no recording; leave that corpus out");
            }
        }
        return chosen;
    }
}
