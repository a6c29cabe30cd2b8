package dev.undertone.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How often the model is right when it is so sure: confidences in bins of equal width over (0, 1], a confidence on an
 * edge in the bin below it.
 *
 * @param bins from low to high, also the empty ones
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. (2017), On calibration of modern neural networks</a>
 */
public record Reliability(List<Bin> bins) {

    private static final int BINS = 15;

    /**
     * @param low excluded
     * @param high included
     * @param meanConfidence in [0, 1]; 0 for an empty bin
     * @param accuracy in [0, 1]; 0 for an empty bin
     */
    public record Bin(double low, double high, int clips, double meanConfidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** In 15 bins, as the field does. */
    public static Reliability of(List<Prediction> predictions) {
        int[] clips = new int[BINS];
        int[] correct = new int[BINS];
        double[] confidence = new double[BINS];
        for (Prediction prediction : predictions) {
            double sure = prediction.scores().confidence();
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(sure * BINS) - 1));
            clips[bin]++;
            correct[bin] += prediction.isCorrect() ? 1 : 0;
            confidence[bin] += sure;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            double n = Math.max(1, clips[b]);
            bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, clips[b], confidence[b] / n, correct[b] / n));
        }
        return new Reliability(bins);
    }

    /** Expected calibration error: the mean over clips of |accuracy − mean confidence| of their bin, in [0, 1]. */
    public double ece() {
        double sum = 0;
        int clips = 0;
        for (Bin bin : bins) {
            sum += bin.clips() * Math.abs(bin.accuracy() - bin.meanConfidence());
            clips += bin.clips();
        }
        return sum / clips;
    }
}
