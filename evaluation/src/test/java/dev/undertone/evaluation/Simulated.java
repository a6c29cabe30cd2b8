package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Predictions of known origin. */
final class Simulated {

    static final LabelSet THREE = LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD);

    private Simulated() {}

    /** A clip called {@code predicted} with that confidence, the rest shared evenly by the other labels. */
    static Prediction prediction(
            LabelSet labels, String clip, String speaker, Emotion truth, Emotion predicted, double confidence) {
        double[] p = new double[labels.size()];
        Arrays.fill(p, (1 - confidence) / (labels.size() - 1));
        p[labels.indexOf(predicted)] = confidence;
        return new Prediction(clip, speaker, "", 0, truth, EmotionScores.of(labels, p));
    }

    /** Clips with the truths and predictions of a matrix of counts, rows true, all of one speaker. */
    static List<Prediction> ofCounts(LabelSet labels, int[][] counts) {
        List<Prediction> predictions = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                for (int n = 0; n < counts[t][p]; n++) {
                    String clip = "c" + predictions.size();
                    predictions.add(prediction(labels, clip, "s", labels.get(t), labels.get(p), 0.9));
                }
            }
        }
        return predictions;
    }

    /** Random truths and scores, some of them good, of a few speakers of both sexes in two folds. */
    static List<Prediction> random(LabelSet labels, int clips, int speakers, long seed) {
        Random random = new Random(seed);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < clips; i++) {
            int speaker = i % speakers;
            Emotion truth = labels.get(random.nextInt(labels.size()));
            double[] logits = new double[labels.size()];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = random.nextGaussian() + (labels.get(k) == truth ? 1.5 : 0);
            }
            predictions.add(new Prediction(
                    "c" + i,
                    String.format(Locale.ROOT, "%02d", speaker + 1),
                    speaker % 2 == 0 ? "male" : "female",
                    speaker * 2 / speakers,
                    truth,
                    EmotionScores.softmax(labels, logits)));
        }
        return predictions;
    }
}
