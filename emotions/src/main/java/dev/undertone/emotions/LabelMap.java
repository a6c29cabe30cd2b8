package dev.undertone.emotions;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which emotions an experiment takes for others, so that corpora with different labels can be used together:
 * {@code calm=neutral} where only one of them knows calm.
 *
 * @param merges from the emotion as labelled to the one it counts as
 */
public record LabelMap(Map<Emotion, Emotion> merges) {

    /** Every label as it is. */
    public static final LabelMap NONE = new LabelMap(Map.of());

    /**
     * @throws IllegalArgumentException if an emotion is merged into itself, or into one that is merged away too
     */
    public LabelMap {
        merges = Map.copyOf(merges);
        for (Map.Entry<Emotion, Emotion> merge : merges.entrySet()) {
            if (merges.containsKey(merge.getValue())) {
                throw new IllegalArgumentException("merge " + merge.getKey().id() + "="
                        + merge.getValue().id() + " leads to an emotion that is merged away itself; name the last one");
            }
        }
    }

    /**
     * Reads merges such as {@code calm=neutral}, each a text of its own or several separated by commas.
     *
     * @throws IllegalArgumentException naming what is no merge, an unknown emotion, or one that is merged into two
     */
    public static LabelMap parse(List<String> merges) {
        Map<Emotion, Emotion> parsed = new EnumMap<>(Emotion.class);
        for (String list : merges) {
            for (String merge : list.split(",", -1)) {
                String[] sides = merge.split("=", -1);
                if (sides.length != 2) {
                    throw new IllegalArgumentException(
                            "a merge must be of the form calm=neutral but was '" + merge.strip() + "'");
                }
                Emotion from = LabelSet.emotion(sides[0]);
                Emotion into = LabelSet.emotion(sides[1]);
                Emotion earlier = parsed.put(from, into);
                if (earlier != null && earlier != into) {
                    throw new IllegalArgumentException(
                            from.id() + " may be merged into one emotion but was merged into " + earlier.id() + " and "
                                    + into.id());
                }
            }
        }
        return new LabelMap(parsed);
    }

    /** What an emotion counts as. */
    public Emotion apply(Emotion emotion) {
        return merges.getOrDefault(emotion, emotion);
    }

    /** What remains of a label set, in its order. */
    public LabelSet apply(LabelSet labels) {
        return new LabelSet(
                labels.emotions().stream().map(this::apply).distinct().toList());
    }

    /** Comma-separated merges in the emotions' order, readable by {@link #parse}. */
    @Override
    public String toString() {
        return merges.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(merge -> merge.getKey().id() + "=" + merge.getValue().id())
                .collect(Collectors.joining(","));
    }
}
