package dev.undertone.features.statistics;

import java.util.Arrays;

/**
 * Mean, deviation and percentiles of a track of values. Of no value, each is 0. Holds scratch memory: used by one thread,
 * {@link #measure} first.
 */
public final class Distribution {

    private float[] ordered = new float[0];
    private boolean sorted;
    private int count;
    private double mean;
    private double deviation;

    /** Takes the first {@code count} values, which must be finite. */
    public void measure(float[] values, int count) {
        if (ordered.length < count) {
            ordered = new float[count];
        }
        System.arraycopy(values, 0, ordered, 0, count);
        sorted = false;
        this.count = count;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ordered[i];
        }
        mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double distance = ordered[i] - mean;
            squares += distance * distance;
        }
        deviation = count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** The arithmetic mean. */
    public double mean() {
        return mean;
    }

    /** The standard deviation of the population. */
    public double deviation() {
        return deviation;
    }

    /** The coefficient of variation: deviation over mean, with the sign of the mean; 0 where the mean is 0. */
    public double variation() {
        return mean == 0 ? 0 : deviation / mean;
    }

    /**
     * The value below which that share of the values lies, on a straight line between the two nearest order statistics
     * (Hyndman and Fan's seventh definition, NumPy's default).
     *
     * @param share in 0..1: 0 = smallest, 0.5 = median, 1 = largest
     */
    public double percentile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1 but was " + share);
        }
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(ordered, 0, count);
            sorted = true;
        }
        double position = share * (count - 1);
        int below = (int) position;
        int above = Math.min(below + 1, count - 1);
        return ordered[below] + (position - below) * ((double) ordered[above] - ordered[below]);
    }
}
