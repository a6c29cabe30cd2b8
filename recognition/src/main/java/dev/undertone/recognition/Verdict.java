package dev.undertone.recognition;

import dev.undertone.emotions.EmotionScores;

/** What a window, a clip or a recording was found to be; never a guess. */
public sealed interface Verdict {

    /** The word that stands in output: {@code recognised}, {@code uncertain}, {@code no-speech}, {@code too-short}. */
    String id();

    /** Speech whose emotion the model is sure enough of. */
    record Recognised(EmotionScores scores) implements Verdict {
        @Override
        public String id() {
            return "recognised";
        }
    }

    /** Speech, but the model is not sure. */
    record Uncertain(EmotionScores scores) implements Verdict {
        @Override
        public String id() {
            return "uncertain";
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
