package dev.undertone.emotions;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The many words corpora use for one emotion: {@code anger}, {@code ANG} and {@code angry} all mean
 * {@link Emotion#ANGRY}. Words that only one corpus uses, such as single letters, belong to its reader.
 */
public final class EmotionWords {

    private static final Map<Emotion, String> WORDS_OF = Map.of(
            Emotion.NEUTRAL, "neutral neutrality neu",
            Emotion.CALM, "calm calmness",
            Emotion.HAPPY, "happy happiness hap joy joyful",
            Emotion.SAD, "sad sadness",
            Emotion.ANGRY, "angry anger ang",
            Emotion.FEARFUL, "fearful fear fea afraid scared",
            Emotion.DISGUST, "disgust disgusted dis",
            Emotion.SURPRISED, "surprised surprise sur ps pleasantsurprise pleasantsurprised",
            Emotion.BORED, "bored boredom");

    private static final Map<String, Emotion> BY_WORD = byWord();

    private EmotionWords() {}

    /** The emotion that a word names; case, spaces, hyphens and underscores do not matter. */
    public static Optional<Emotion> find(String word) {
        return Optional.ofNullable(BY_WORD.get(word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Emotion> byWord() {
        Map<String, Emotion> byWord = new TreeMap<>();
        WORDS_OF.forEach((emotion, words) -> {
            for (String word : words.split(" ")) {
                byWord.put(word, emotion);
            }
        });
        return Map.copyOf(byWord);
    }
}
