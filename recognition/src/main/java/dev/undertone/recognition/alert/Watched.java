package dev.undertone.recognition.alert;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a rule keeps an eye on. */
public sealed interface Watched {

    /** The word for it in a rule. */
    String id();

    /** The least value it can have; the greatest is 1. */
    double least();

    /** Its value in the scores of a window; empty if they say nothing of it. */
    OptionalDouble in(EmotionScores scores);

    /** The watched thing of that word. */
    static Optional<Watched> find(String id) {
        for (Dimension dimension : Dimension.values()) {
            if (dimension.id().equals(id)) {
                return Optional.of(new OfDimension(dimension));
            }
        }
        return Emotion.find(id).filter(emotion -> emotion.id().equals(id)).map(OfEmotion::new);
    }

    /** The probability of an emotion, in [0, 1]. */
    record OfEmotion(Emotion emotion) implements Watched {
        @Override
        public String id() {
            return emotion.id();
        }

        @Override
        public double least() {
            return 0;
        }

        @Override
        public OptionalDouble in(EmotionScores scores) {
            return scores.labels().contains(emotion)
                    ? OptionalDouble.of(scores.probability(emotion))
                    : OptionalDouble.empty();
        }
    }

    /**
     * A dimension of affect, in [-1, 1]: the mean of the emotions' places on it, weighted by their probabilities.
     *
     * @see Emotion#valence()
     */
    record OfDimension(Dimension dimension) implements Watched {
        @Override
        public String id() {
            return dimension.id();
        }

        @Override
        public double least() {
            return -1;
        }

        @Override
        public OptionalDouble in(EmotionScores scores) {
            double sum = 0;
            for (Emotion emotion : scores.labels().emotions()) {
                sum += scores.probability(emotion) * dimension.of(emotion);
            }
            return OptionalDouble.of(Math.max(-1, Math.min(1, sum)));
        }
    }

    /** The dimensions that emotions have a place on. */
    enum Dimension {
        /** From passive to active. */
        AROUSAL,
        /** From unpleasant to pleasant. */
        VALENCE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        double of(Emotion emotion) {
            return this == AROUSAL ? emotion.arousal() : emotion.valence();
        }
    }
}
