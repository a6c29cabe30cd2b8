package dev.undertone.recognition;

import dev.undertone.emotions.EmotionScores;
import java.util.Optional;

/** What a window, a clip or a recording was found to be; never a guess. */
public sealed interface Verdict {

    /** The word that stands in output: {@code recognised}, {@code uncertain}, {@code no-speech}, {@code too-short}. */
    String id();

    /** The scores, where there was speech to judge. */
    default Optional<EmotionScores> judged() {
        return Optional.empty();
    }

    /** Speech whose emotion the model is sure enough of. */
    record Recognised(EmotionScores scores) implements Verdict {
        @Override
        public String id() {
            return "recognised";
        }

        @Override
        public Optional<EmotionScores> judged() {
            return Optional.of(scores);
        }
    }

    /** Speech, but the model is not sure. */
    record Uncertain(EmotionScores scores) implements Verdict {
        @Override
        public String id() {
            return "uncertain";
        }

        @Override
        public Optional<EmotionScores> judged() {
            return Optional.of(scores);
        }
    }

    /** Silence, noise, music or a tone: nothing that has an emotion in a voice. */
    record NoSpeech() implements Verdict {
        @Override
        public String id() {
            return "no-speech";
        }
    }

    /** Speech, but too little of it to judge. */
    record TooShort() implements Verdict {
        @Override
        public String id() {
            return "too-short";
        }
    }
}
