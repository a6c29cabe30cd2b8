package dev.undertone.training.classic;

import dev.undertone.training.ClassWeights;
import dev.undertone.training.Lbfgs;
import java.util.Arrays;
import java.util.List;

/**
 * From scores per class to logits: {@code slope · score + shift of the class}, fitted to the cross-entropy on rows that
 * the scores were not trained on. The softmax of what comes out is a probability, as Platt's sigmoid is for two classes.
 *
 * @see <a href="https://www.researchgate.net/publication/2594015">Platt (1999), Probabilistic outputs for SVMs</a>
 */
final class ScoreCalibration {

    /** The logit of a class that never occurred in training, next to others around 0. */
    static final double ABSENT = -10;

    private static final double PENALTY = 1e-3;
    private static final double START = 1;

    private final double slope;
    private final double[] shifts;

    private ScoreCalibration(double slope, double[] shifts) {
        this.slope = slope;
        this.shifts = shifts;
    }

    /**
     * Fits slope and shifts, all classes weighing the same.
     *
     * @param scores {@code [classes]} of each row; may be none, then the slope is 1 and no class is shifted
     * @param present whether each class occurs in training
     */
    static ScoreCalibration fit(List<double[]> scores, int[] labels, boolean[] present) {
        int classes = present.length;
        double[] start = new double[classes + 1];
        start[0] = START;
        double[] x = scores.isEmpty() ? start : Lbfgs.minimise(loss(scores, labels, present), start, 1e-6, 200);
        double[] shifts = new double[classes];
        for (int c = 0; c < classes; c++) {
            shifts[c] = present[c] ? x[c + 1] : ABSENT;
        }
        // A slope below 0 would turn the machines' answers around; they are then worth nothing.
        return new ScoreCalibration(Math.max(0, x[0]), shifts);
    }

    private static Lbfgs.Objective loss(List<double[]> scores, int[] labels, boolean[] present) {
        double[] weights = ClassWeights.unasked(present.length, true).over(labels);
        return (x, gradient) -> {
            Arrays.fill(gradient, 0);
            double loss = PENALTY / 2 * (x[0] - START) * (x[0] - START);
            gradient[0] = PENALTY * (x[0] - START);
            for (int c = 1; c < x.length; c++) {
                loss += PENALTY / 2 * x[c] * x[c];
                gradient[c] = PENALTY * x[c];
            }
            for (int i = 0; i < labels.length; i++) {
                double weight = weights[labels[i]] / labels.length;
                double[] p = probabilities(scores.get(i), x, present);
                loss -= weight * Math.log(Math.max(1e-300, p[labels[i]]));
                for (int c = 0; c < p.length; c++) {
                    double pull = weight * (p[c] - (c == labels[i] ? 1 : 0));
                    gradient[0] += pull * scores.get(i)[c];
                    gradient[c + 1] += present[c] ? pull : 0;
                }
            }
            return loss;
        };
    }

    private static double[] probabilities(double[] scores, double[] x, boolean[] present) {
        double[] logits = new double[scores.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = present[c] ? x[0] * scores[c] + x[c + 1] : Double.NEGATIVE_INFINITY;
        }
        return softmax(logits);
    }

    static double[] softmax(double[] logits) {
        double max = Arrays.stream(logits).max().orElseThrow();
        double[] p = Arrays.stream(logits).map(z -> Math.exp(z - max)).toArray();
        double sum = Arrays.stream(p).sum();
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    double slope() {
        return slope;
    }

    /** The shift of each class, a copy. */
    float[] shifts() {
        float[] out = new float[shifts.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = (float) shifts[c];
        }
        return out;
    }

    /** Probabilities of one row's scores. */
    double[] probabilities(double[] scores) {
        double[] logits = new double[scores.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = slope * scores[c] + shifts[c];
        }
        return softmax(logits);
    }
}
