package dev.undertone.emotions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The emotions that a model or an experiment tells apart, in the order of its outputs.
 *
 * @param emotions at least one, each once
 */
public record LabelSet(List<Emotion> emotions) {

    /** The eight emotions of RAVDESS speech, in the order of its file names (01 neutral … 08 surprised). */
    public static final LabelSet RAVDESS = of(
            Emotion.NEUTRAL,
            Emotion.CALM,
            Emotion.HAPPY,
            Emotion.SAD,
            Emotion.ANGRY,
            Emotion.FEARFUL,
            Emotion.DISGUST,
            Emotion.SURPRISED);

    public LabelSet {
        emotions = List.copyOf(emotions);
        if (emotions.isEmpty()) {
            throw new IllegalArgumentException("a label set needs at least one emotion but was empty");
        }
        if (Set.copyOf(emotions).size() != emotions.size()) {
            throw new IllegalArgumentException("each emotion may stand once in a label set but was " + emotions);
        }
    }

    public static LabelSet of(Emotion... emotions) {
        return new LabelSet(List.of(emotions));
    }

    /**
     * Reads a comma-separated list such as {@code happy,sad}.
     *
     * @throws IllegalArgumentException naming the unknown word and the allowed ones
     */
    public static LabelSet parse(String list) {
        Set<Emotion> found = new LinkedHashSet<>();
        for (String word : list.split(",", -1)) {
            found.add(emotion(word));
        }
        return new LabelSet(new ArrayList<>(found));
    }

    /** The emotion of an id, or an {@link IllegalArgumentException} that names the allowed ones. */
    static Emotion emotion(String id) {
        return Emotion.find(id)
                .orElseThrow(() -> new IllegalArgumentException("emotion must be one of "
                        + Arrays.stream(Emotion.values()).map(Emotion::id).collect(Collectors.joining(", "))
                        + " but was '" + id.strip() + "'"));
    }

    public int size() {
        return emotions.size();
    }

    public Emotion get(int index) {
        return emotions.get(index);
    }

    /**
     * The output index of an emotion.
     *
     * @throws IllegalArgumentException if the set does not hold it
     */
    public int indexOf(Emotion emotion) {
        int index = emotions.indexOf(emotion);
        if (index < 0) {
            throw new IllegalArgumentException("emotion must be one of " + ids() + " but was " + emotion.id());
        }
        return index;
    }

    public boolean contains(Emotion emotion) {
        return emotions.contains(emotion);
    }

    /** The {@link Emotion#id() ids} in order. */
    public List<String> ids() {
        return emotions.stream().map(Emotion::id).toList();
    }

    /** Comma-separated ids, readable by {@link #parse}. */
    @Override
    public String toString() {
        return String.join(",", ids());
    }
}
