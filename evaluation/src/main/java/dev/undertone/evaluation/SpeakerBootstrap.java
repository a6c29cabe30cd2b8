package dev.undertone.evaluation;

import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * 95 % percentile intervals by resampling whole speakers with replacement: clips of one speaker are alike, and
 * resampling clips would call the result surer than it is.
 *
 * @param accuracy of the pooled clips
 * @param uar of the pooled clips
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron &amp; Tibshirani (1993), An introduction to the bootstrap,
 *     chapter 13</a>
 */
public record SpeakerBootstrap(Interval accuracy, Interval uar) {

    private static final int DRAWS = 10_000;
    private static final long SEED = 20_240_229;
    private static final double LEVEL = 0.95;

    /** With 10,000 draws and a fixed seed, so that the same predictions give the same interval; empty for one speaker. */
    public static Optional<SpeakerBootstrap> of(List<Prediction> predictions) {
        return of(predictions, DRAWS, SEED);
    }

    /**
     * @param draws at least 100
     * @return empty if there is one speaker only: nothing is then known of others
     * @throws IllegalArgumentException if {@code draws} is too small or the predictions do not belong together
     */
    public static Optional<SpeakerBootstrap> of(List<Prediction> predictions, int draws, long seed) {
        if (draws < 100) {
            throw new IllegalArgumentException("draws must be at least 100 but was " + draws);
        }
        List<Tally> speakers = tallies(predictions);
        if (speakers.size() < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] accuracies = new double[draws];
        double[] uars = new double[draws];
        Tally drawn = new Tally(ConfusionMatrix.of(predictions).labels().size());
        for (int draw = 0; draw < draws; draw++) {
            drawn.clear();
            for (int i = 0; i < speakers.size(); i++) {
                drawn.add(speakers.get(random.nextInt(speakers.size())));
            }
            accuracies[draw] = drawn.accuracy();
            uars[draw] = drawn.uar();
        }
        return Optional.of(new SpeakerBootstrap(interval(accuracies), interval(uars)));
    }

    private static List<Tally> tallies(List<Prediction> predictions) {
        LabelSet labels = ConfusionMatrix.of(predictions).labels();
        Map<String, Tally> bySpeaker = new TreeMap<>();
        for (Prediction prediction : predictions) {
            bySpeaker
                    .computeIfAbsent(prediction.speaker(), s -> new Tally(labels.size()))
                    .add(labels.indexOf(prediction.truth()), prediction.isCorrect());
        }
        return new ArrayList<>(bySpeaker.values());
    }

    private static Interval interval(double[] values) {
        Arrays.sort(values);
        return new Interval(quantile(values, (1 - LEVEL) / 2), quantile(values, (1 + LEVEL) / 2));
    }

    /** Linear between the order statistics. */
    private static double quantile(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Clips and hits per class: all that accuracy and UAR need. */
    private static final class Tally {

        private final int[] clips;
        private final int[] hits;

        Tally(int classes) {
            clips = new int[classes];
            hits = new int[classes];
        }

        void clear() {
            Arrays.fill(clips, 0);
            Arrays.fill(hits, 0);
        }

        void add(int truth, boolean hit) {
            clips[truth]++;
            hits[truth] += hit ? 1 : 0;
        }

        void add(Tally other) {
            for (int i = 0; i < clips.length; i++) {
                clips[i] += other.clips[i];
                hits[i] += other.hits[i];
            }
        }

        double accuracy() {
            return (double) Arrays.stream(hits).sum() / Arrays.stream(clips).sum();
        }

        double uar() {
            double sum = 0;
            int present = 0;
            for (int i = 0; i < clips.length; i++) {
                if (clips[i] > 0) {
                    sum += (double) hits[i] / clips[i];
                    present++;
                }
            }
            return sum / present;
        }
    }
}
