package dev.undertone.features.voice;

import java.util.Arrays;

/**
 * How the thresholds of probabilistic YIN vote for the troughs of a frame's {@link PeriodDifference}. A threshold of
 * weight w gives the k-th trough below it, counted from the shortest period, {@code w·(1 - e^-2)·e^-2k / (1 - e^-2n)} of
 * n; one without a trough gives a share of its weight to the least. Holds one frame's votes: used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch and Dixon 2014, section 2.1; the Boltzmann prior is
 *     librosa's</a>
 */
final class TroughVotes {

    private static final int THRESHOLDS = 100;
    private static final double BETA_SHAPE = 18;
    private static final double DECAY = 2;

    private final PeriodDifference difference;
    private final double noTroughProbability;
    private final double[] weight = new double[THRESHOLDS];
    private final double[] weightBefore = new double[THRESHOLDS + 1];
    private final double[] decay;
    private final double[] normaliser;
    private final int[] below = new int[THRESHOLDS];
    private final int[] rank = new int[THRESHOLDS];
    private final int[] period;
    private final int[] threshold;
    private final double[] share;
    private int troughs;

    TroughVotes(PeriodDifference difference, double noTroughProbability) {
        this.difference = difference;
        this.noTroughProbability = noTroughProbability;
        for (int i = 0; i < THRESHOLDS; i++) {
            weight[i] = betaCumulative((i + 1.0) / THRESHOLDS) - betaCumulative((double) i / THRESHOLDS);
            weightBefore[i + 1] = weightBefore[i] + weight[i];
        }
        int most = difference.periods();
        decay = new double[most];
        normaliser = new double[most + 1];
        for (int k = 0; k < most; k++) {
            decay[k] = Math.exp(-DECAY * k);
            normaliser[k + 1] = (1 - Math.exp(-DECAY)) / (1 - Math.exp(-DECAY * (k + 1)));
        }
        period = new int[most];
        threshold = new int[most];
        share = new double[most];
    }

    /** The beta distribution of shapes 2 and 18, whose mean is 0.1. */
    private static double betaCumulative(double x) {
        return 1 - Math.pow(1 - x, BETA_SHAPE) * (1 + BETA_SHAPE * x);
    }

    /** Counts the votes on the frame that the difference holds now. */
    void count() {
        findTroughs();
        int sum = 0;
        for (int k = 0; k < THRESHOLDS; k++) {
            sum += below[k];
            below[k] = sum;
            rank[k] = 0;
        }
        int least = 0;
        for (int i = 0; i < troughs; i++) {
            double votes = 0;
            for (int k = threshold[i]; k < THRESHOLDS; k++) {
                votes += weight[k] * (normaliser[below[k]] * decay[rank[k]++]);
            }
            share[i] = votes;
            if (difference.at(period[i]) < difference.at(period[least])) {
                least = i;
            }
        }
        if (troughs > 0) {
            share[least] += noTroughProbability * weightBefore[threshold[least]];
        }
    }

    /** Finds the troughs and counts, per threshold, those whose lowest threshold above it is. */
    private void findTroughs() {
        Arrays.fill(below, 0);
        troughs = 0;
        for (int i = 0; i < difference.periods(); i++) {
            if (difference.isTrough(i)) {
                int lowest = (int) Math.min(THRESHOLDS, Math.floor(difference.at(i) * THRESHOLDS));
                if (lowest < THRESHOLDS) {
                    below[lowest]++;
                }
                period[troughs] = i;
                threshold[troughs++] = lowest;
            }
        }
    }

    /** Number of troughs. */
    int troughs() {
        return troughs;
    }

    /** A trough's period, as {@link PeriodDifference} counts them. */
    int period(int trough) {
        return period[trough];
    }

    /** A trough's share of the votes, 0..1. */
    double share(int trough) {
        return share[trough];
    }
}
