package dev.undertone.emotions;

import java.util.Arrays;

/** Probabilities over a {@link LabelSet}: each in [0, 1], together 1. Immutable. */
public final class EmotionScores {

    private static final double SUM_TOLERANCE = 1e-3;

    private final LabelSet labels;
    private final double[] probabilities;

    private EmotionScores(LabelSet labels, double[] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
    }

    /**
     * Takes one probability per label, in the label set's order.
     *
     * @throws IllegalArgumentException if the count differs, a value is not in [0, 1], or the sum is not 1
     */
    public static EmotionScores of(LabelSet labels, double... probabilities) {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(
                    "scores need " + labels.size() + " probabilities, one per label, but got " + probabilities.length);
        }
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException("probability must be in 0..1 but was " + p);
            }
            sum += p;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities must sum to 1 but summed to " + sum);
        }
        return normalised(labels, probabilities.clone(), sum);
    }

    /**
     * Softmax of one logit per label.
     *
     * @throws IllegalArgumentException if the count differs or a logit is not finite
     */
    public static EmotionScores softmax(LabelSet labels, double... logits) {
        if (logits.length != labels.size()) {
            throw new IllegalArgumentException(
                    "scores need " + labels.size() + " logits, one per label, but got " + logits.length);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            if (!Double.isFinite(z)) {
                throw new IllegalArgumentException("logits must be finite but were " + Arrays.toString(logits));
            }
            max = Math.max(max, z);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i] - max);
            sum += p[i];
        }
        return normalised(labels, p, sum);
    }

    private static EmotionScores normalised(LabelSet labels, double[] values, double sum) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return new EmotionScores(labels, values);
    }

    public LabelSet labels() {
        return labels;
    }

    /** Probability of an emotion of the label set. */
    public double probability(Emotion emotion) {
        return probabilities[labels.indexOf(emotion)];
    }

    /** Probability of the label at that index. */
    public double probability(int index) {
        return probabilities[index];
    }

    /** A copy of the probabilities, in label order. */
    public double[] toArray() {
        return probabilities.clone();
    }

    /** The most probable emotion; the earlier label wins a tie. */
    public Emotion top() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return labels.get(best);
    }

    /** The probability of {@link #top()}. */
    public double confidence() {
        return Arrays.stream(probabilities).max().orElseThrow();
    }

    /**
     * The same evidence over fewer labels, renormalised; uniform where they had no probability at all.
     *
     * @throws IllegalArgumentException if this label set lacks one of {@code subset}
     */
    public EmotionScores restrictedTo(LabelSet subset) {
        double[] p = new double[subset.size()];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = probability(subset.get(i));
            sum += p[i];
        }
        if (sum <= 0) {
            Arrays.fill(p, 1.0 / p.length);
            sum = 1;
        }
        return normalised(subset, p, sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmotionScores that
                && labels.equals(that.labels)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return labels + " " + Arrays.toString(probabilities);
    }
}
