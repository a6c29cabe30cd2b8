package dev.undertone.corpora;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Optional;

/**
 * Which emotions of some corpora are used, and which count as others.
 *
 * @param merge done first
 * @param only recordings of other emotions are left out; empty for all
 * @param shared whether those that some corpus lacks are left out
 */
public record LabelChoice(LabelMap merge, Optional<LabelSet> only, boolean shared) {

    /** Every emotion that occurs. */
    public static final LabelChoice ALL = new LabelChoice(LabelMap.NONE, Optional.empty(), false);

    /**
     * How those who chose say it, for messages.
     *
     * @param emotions such as {@code --emotions}
     * @param merge such as {@code --merge calm=neutral}
     */
    public record Words(String emotions, String merge) {}

    /**
     * The corpora as chosen.
     *
     * @throws IllegalArgumentException if an emotion does not occur, or a corpus has no recording left
     */
    public List<Corpus> apply(List<Corpus> corpora, Words words) {
        List<Corpus> merged = corpora.stream().map(c -> c.merged(merge)).toList();
        List<Emotion> present = merged.stream()
                .flatMap(c -> c.labels().emotions().stream())
                .distinct()
                .sorted()
                .toList();
        List<Emotion> wanted = only.map(LabelSet::emotions).orElse(present);
        for (Emotion emotion : wanted) {
            if (!present.contains(emotion)) {
                throw new IllegalArgumentException(words.emotions() + " names " + emotion.id()
                        + ", of which there is no recording; there are "
                        + String.join(", ", new LabelSet(present).ids()));
            }
        }
        List<Emotion> kept = wanted.stream()
                .filter(e -> !shared || merged.stream().allMatch(c -> c.labels().contains(e)))
                .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    words.emotions() + " shared: the corpora share none; merge some: " + words.merge());
        }
        List<Corpus> chosen =
                merged.stream().map(c -> c.only(new LabelSet(kept))).toList();
        for (Corpus corpus : chosen) {
            if (corpus.utterances().isEmpty()) {
                throw new IllegalArgumentException("of " + words.emotions() + " " + new LabelSet(kept) + " "
                        + corpus.root() + " has no recording; leave that corpus out");
            }
        }
        return chosen;
    }
}
