package dev.undertone.recognition.internal;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Running weighted mean of scores over one label set. */
public final class MeanScores {

    private @Nullable LabelSet labels;
    private double[] sums = new double[0];
    private double weight;

    /**
     * Adds scores.
     *
     * @param scoresWeight positive
     */
    public void add(EmotionScores scores, double scoresWeight) {
        if (labels == null) {
            labels = scores.labels();
            sums = new double[labels.size()];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += scoresWeight * scores.probability(i);
        }
        weight += scoresWeight;
    }

    /** The mean; empty if nothing was added. */
    public Optional<EmotionScores> mean() {
        if (labels == null) {
            return Optional.empty();
        }
        double[] mean = new double[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sums[i] / weight;
        }
        return Optional.of(EmotionScores.of(labels, mean));
    }
}
