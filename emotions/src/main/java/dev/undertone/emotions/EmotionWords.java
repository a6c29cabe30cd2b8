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

    private static final Map<Emotion, String> WORDS_OF = Map.ofEntries(
            Map.entry(Emotion.NEUTRAL, "neutral neutrality neu"),
            Map.entry(Emotion.CALM, "calm calmness"),
            Map.entry(Emotion.HAPPY, "happy happiness hap joy joyful"),
            Map.entry(Emotion.SAD, "sad sadness"),
            Map.entry(Emotion.ANGRY, "angry anger ang"),
            Map.entry(Emotion.FEARFUL, "fearful fear fea afraid scared"),
            Map.entry(Emotion.DISGUST, "disgust disgusted dis"),
            Map.entry(Emotion.SURPRISED, "surprised surprise sur ps pleasantsurprise pleasantsurprised"),
            Map.entry(Emotion.BORED, "bored boredom"),
            Map.entry(Emotion.EXCITED, "excited excitement exc"),
            Map.entry(Emotion.FRUSTRATED, "frustrated frustration fru"),
            Map.entry(Emotion.CONTEMPT, "contempt contemptuous"),
            Map.entry(Emotion.ANXIOUS, "anxious anxiety"),
            Map.entry(Emotion.APOLOGETIC, "apologetic"),
            Map.entry(Emotion.ASSERTIVE, "assertive"),
            Map.entry(Emotion.CONCERNED, "concerned worried"),
            Map.entry(Emotion.ENCOURAGING, "encouraging enthusiastic"));

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
