package dev.undertone.evaluation;

import dev.undertone.emotions.EmotionScores;
import java.util.List;

/**
 * One number that makes confidence honest: softmax(log p / temperature). Above 1 the model becomes less sure, below 1
 * surer; what it says first never changes. Fit it on speakers that the tested figures do not use.
 *
 * @param temperature in 0.05..20
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. (2017), On calibration of modern neural networks</a>
 */
public record TemperatureScaling(double temperature) {

    private static final double MIN = 0.05;
    private static final double MAX = 20;

    /** Below this a probability counts as this much: its logarithm must be finite. */
    private static final double FLOOR = 1e-12;

    public TemperatureScaling {
        if (!(temperature >= MIN && temperature <= MAX)) {
            throw new IllegalArgumentException(
                    "temperature must be in " + MIN + ".." + MAX + " but was " + temperature);
        }
    }

    /**
     * The temperature of least log-loss, by golden-section search over its logarithm, where the loss has one valley.
     * Predictions that are all right or all wrong have no least loss and end at a limit of the range.
     *
     * @throws IllegalArgumentException if there are no predictions
     */
    public static TemperatureScaling fit(List<Prediction> predictions) {
        ConfusionMatrix.of(predictions); // refuses what does not belong together
        double[][] logits = predictions.stream().map(p -> logits(p.scores())).toArray(double[][]::new);
        int[] truths = predictions.stream()
                .mapToInt(p -> p.scores().labels().indexOf(p.truth()))
                .toArray();
        double shrink = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(MIN);
        double high = Math.log(MAX);
        double left = high - shrink * (high - low);
        double right = low + shrink * (high - low);
        double lossLeft = loss(logits, truths, Math.exp(left));
        double lossRight = loss(logits, truths, Math.exp(right));
        while (high - low > 1e-7) {
            if (lossLeft <= lossRight) {
                high = right;
                right = left;
                lossRight = lossLeft;
                left = high - shrink * (high - low);
                lossLeft = loss(logits, truths, Math.exp(left));
            } else {
                low = left;
                left = right;
                lossLeft = lossRight;
                right = low + shrink * (high - low);
                lossRight = loss(logits, truths, Math.exp(right));
            }
        }
        return new TemperatureScaling(Math.max(MIN, Math.min(MAX, Math.exp((low + high) / 2))));
    }

    /** The scores with honest confidence. */
    public EmotionScores apply(EmotionScores scores) {
        double[] logits = logits(scores);
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= temperature;
        }
        return EmotionScores.softmax(scores.labels(), logits);
    }

    /** The prediction with honest confidence. */
    public Prediction apply(Prediction p) {
        return new Prediction(p.clip(), p.speaker(), p.sex(), p.fold(), p.truth(), apply(p.scores()));
    }

    private static double[] logits(EmotionScores scores) {
        double[] logits = scores.toArray();
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(FLOOR, logits[i]));
        }
        return logits;
    }

    /** Mean of log Σ exp(z / t) − z[truth] / t. */
    private static double loss(double[][] logits, int[] truths, double temperature) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (double z : logits[i]) {
                max = Math.max(max, z);
            }
            double exps = 0;
            for (double z : logits[i]) {
                exps += Math.exp((z - max) / temperature);
            }
            sum += Math.log(exps) + (max - logits[i][truths[i]]) / temperature;
        }
        return sum / logits.length;
    }
}
