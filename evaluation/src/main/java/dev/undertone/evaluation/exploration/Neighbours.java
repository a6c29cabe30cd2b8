package dev.undertone.evaluation.exploration;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Each row's nearest other rows by Euclidean distance; ties go to the earlier row. Immutable.
 *
 * <p>If most neighbours of a recording are of its own speaker, then a random split hands a model the speaker of every test
 * recording, and it can name the emotion by remembering the voice.
 */
public final class Neighbours {

    private final int[][] nearest;

    private Neighbours(int[][] nearest) {
        this.nearest = nearest;
    }

    /**
     * Finds them by comparing all pairs.
     *
     * @param k how many for each row; all others where there are fewer
     */
    public static Neighbours of(Observations observations, int k) {
        return among(observations, k, Optional.empty());
    }

    /** Those of other groups only, such as other speakers. A row with no other group has none. */
    public static Neighbours ofOtherGroups(Observations observations, int k, Grouping groups) {
        groups.requireFor(observations);
        return among(observations, k, Optional.of(groups));
    }

    private static Neighbours among(Observations x, int k, Optional<Grouping> apart) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1 but was " + k);
        }
        return new Neighbours(IntStream.range(0, x.rows())
                .parallel()
                .mapToObj(row -> nearest(x, row, k, apart))
                .toArray(int[][]::new));
    }

    private static int[] nearest(Observations x, int row, int k, Optional<Grouping> apart) {
        int[] best = new int[k];
        double[] distance = new double[k];
        int found = 0;
        for (int other = 0; other < x.rows(); other++) {
            boolean excluded = other == row
                    || (apart.isPresent()
                            && apart.get().of(other) == apart.get().of(row));
            if (excluded) {
                continue;
            }
            double d = x.squaredDistance(row, other);
            int place = found;
            while (place > 0 && distance[place - 1] > d) {
                place--;
            }
            if (place < k) {
                found = Math.min(k, found + 1);
                System.arraycopy(best, place, best, place + 1, found - place - 1);
                System.arraycopy(distance, place, distance, place + 1, found - place - 1);
                best[place] = other;
                distance[place] = d;
            }
        }
        return Arrays.copyOf(best, found);
    }

    /** The share of neighbours that are of their row's own group, over all rows, in [0, 1]; 0 if there are none. */
    public double purity(Grouping groups) {
        long same = 0;
        long all = 0;
        for (int row = 0; row < nearest.length; row++) {
            for (int neighbour : nearest[row]) {
                same += groups.of(neighbour) == groups.of(row) ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? 0 : (double) same / all;
    }

    /** The purity to expect if neighbours were drawn by lot: {@code Σ n_g (n_g − 1) / (n (n − 1))}. */
    public static double chance(Grouping groups) {
        double pairs = 0;
        for (int group = 0; group < groups.count(); group++) {
            pairs += (double) groups.size(group) * (groups.size(group) - 1);
        }
        double n = groups.rows();
        return n < 2 ? 0 : pairs / (n * (n - 1));
    }
}
