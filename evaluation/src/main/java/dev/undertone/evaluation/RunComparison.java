package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Two runs on the same clips: is the difference more than chance?
 *
 * @param clips that both runs tested
 * @param bothRight and so on: how often each run was right
 * @param mcNemar two-sided p of the exact test on the clips where one run alone is right; clips of one speaker are alike,
 *     so that this p is too sure of itself, and the interval over speakers has the last word
 * @param uarFirst of the first run on the shared clips, likewise the others
 * @param uarDifference 95 % interval of the second's UAR minus the first's, resampling speakers; empty for one speaker
 * @param pUar two-sided, the share of resamplings on the wrong side of 0, doubled; 1 for one speaker
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar (1947)</a>
 */
public record RunComparison(
        int clips,
        int bothRight,
        int onlyFirst,
        int onlySecond,
        int bothWrong,
        double mcNemar,
        double uarFirst,
        double uarSecond,
        double accuracyFirst,
        double accuracySecond,
        Optional<Interval> uarDifference,
        Optional<Interval> accuracyDifference,
        double pUar) {

    private static final int DRAWS = 10_000;
    private static final long SEED = 20_240_229;

    private record Pair(Prediction first, Prediction second) {}

    /**
     * Compares on the clips that both tested.
     *
     * @throws IllegalArgumentException if they share none, or call the truth of one differently
     */
    public static RunComparison of(List<Prediction> first, List<Prediction> second) {
        List<Pair> pairs = pairs(first, second);
        int[] counts = new int[4];
        for (Pair pair : pairs) {
            counts[(pair.first.isCorrect() ? 0 : 2) + (pair.second.isCorrect() ? 0 : 1)]++;
        }
        ConfusionMatrix one = ConfusionMatrix.of(pairs.stream().map(Pair::first).toList());
        ConfusionMatrix two =
                ConfusionMatrix.of(pairs.stream().map(Pair::second).toList());
        Resampling drawn = new Resampling(pairs);
        return new RunComparison(
                pairs.size(),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                exact(counts[1], counts[2]),
                one.uar(),
                two.uar(),
                one.accuracy(),
                two.accuracy(),
                drawn.interval(drawn.uar),
                drawn.interval(drawn.accuracy),
                drawn.pUar());
    }

    private static List<Pair> pairs(List<Prediction> first, List<Prediction> second) {
        Map<List<String>, Prediction> byClip = new HashMap<>();
        first.forEach(p -> byClip.put(List.of(p.speaker(), p.clip()), p));
        List<Pair> pairs = new ArrayList<>();
        for (Prediction other : second) {
            Prediction own = byClip.get(List.of(other.speaker(), other.clip()));
            if (own != null) {
                if (own.truth() != other.truth()) {
                    throw new IllegalArgumentException("the runs must agree on the truth but " + own.clip() + " is "
                            + own.truth().id() + " in one and " + other.truth().id() + " in the other");
                }
                pairs.add(new Pair(own, other));
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("the runs must share clips but had none in common");
        }
        return pairs;
    }

    /** Two-sided binomial p of a split as uneven as this one when both sides are equally likely. */
    static double exact(int one, int other) {
        int n = one + other;
        double sum = 0;
        double logChoose = 0;
        for (int k = 0; k <= Math.min(one, other); k++) {
            sum += Math.exp(logChoose - n * Math.log(2));
            logChoose += Math.log(n - k) - Math.log(k + 1);
        }
        return Math.min(1, 2 * sum);
    }

    /** Differences of whole speakers drawn with replacement. */
    private static final class Resampling {

        private final double[] uar;
        private final double[] accuracy;

        Resampling(List<Pair> pairs) {
            List<Emotion> emotions = pairs.get(0).first.scores().labels().emotions();
            Map<String, int[][]> bySpeaker = new TreeMap<>();
            for (Pair pair : pairs) {
                int[][] tally = bySpeaker.computeIfAbsent(pair.first.speaker(), s -> new int[3][emotions.size()]);
                int truth = emotions.indexOf(pair.first.truth());
                tally[0][truth]++;
                tally[1][truth] += pair.first.isCorrect() ? 1 : 0;
                tally[2][truth] += pair.second.isCorrect() ? 1 : 0;
            }
            List<int[][]> speakers = new ArrayList<>(bySpeaker.values());
            int draws = speakers.size() < 2 ? 0 : DRAWS;
            uar = new double[draws];
            accuracy = new double[draws];
            SplittableRandom random = new SplittableRandom(SEED);
            for (int d = 0; d < draws; d++) {
                int[][] sum = new int[3][emotions.size()];
                for (int s = 0; s < speakers.size(); s++) {
                    int[][] tally = speakers.get(random.nextInt(speakers.size()));
                    for (int k = 0; k < 3; k++) {
                        for (int e = 0; e < sum[k].length; e++) {
                            sum[k][e] += tally[k][e];
                        }
                    }
                }
                uar[d] = meanRecall(sum[2], sum[0]) - meanRecall(sum[1], sum[0]);
                accuracy[d] = (double) (Arrays.stream(sum[2]).sum()
                                - Arrays.stream(sum[1]).sum())
                        / Arrays.stream(sum[0]).sum();
            }
            Arrays.sort(uar);
            Arrays.sort(accuracy);
        }

        private static double meanRecall(int[] hits, int[] clips) {
            double sum = 0;
            int present = 0;
            for (int e = 0; e < clips.length; e++) {
                if (clips[e] > 0) {
                    sum += (double) hits[e] / clips[e];
                    present++;
                }
            }
            return sum / present;
        }

        Optional<Interval> interval(double[] sorted) {
            if (sorted.length == 0) {
                return Optional.empty();
            }
            int edge = (int) (0.025 * (sorted.length - 1));
            return Optional.of(new Interval(sorted[edge], sorted[sorted.length - 1 - edge]));
        }

        double pUar() {
            if (uar.length == 0) {
                return 1;
            }
            long below = Arrays.stream(uar).filter(x -> x <= 0).count();
            long above = Arrays.stream(uar).filter(x -> x >= 0).count();
            return Math.min(1, 2.0 * Math.min(below, above) / uar.length);
        }
    }
}
