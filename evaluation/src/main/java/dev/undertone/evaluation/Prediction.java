package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;

/**
 * What a model said of one test clip.
 *
 * @param clip the utterance's id
 * @param speaker the unit that intervals resample
 * @param sex {@code female}, {@code male} or empty
 * @param fold the test fold it belongs to, from 0
 */
public record Prediction(String clip, String speaker, String sex, int fold, Emotion truth, EmotionScores scores) {

    /** Whether the most probable emotion is the true one. */
    public boolean isCorrect() {
        return scores.top() == truth;
    }
}
