package dev.undertone.features.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Seventeen statistics of a track of values, in one fixed order. A statistic that too few values leave undefined (all
 * of them for no value; those of change and of shape for one value or a constant track) is 0. Holds scratch memory:
 * used by one thread.
 */
public final class TrackStatistics {

    /**
     * The statistics in order:
     *
     * <ul>
     *   <li>{@code mean}, {@code sd} (of the population);
     *   <li>percentiles {@code p5}, {@code p25}, {@code p50}, {@code p75}, {@code p95}, linear between order statistics
     *       (NumPy's default), {@code range} = p95 − p5 and {@code iqr} = p75 − p25;
     *   <li>{@code skewness} and excess {@code kurtosis}, of the population;
     *   <li>{@code slope}: least-squares line, as change from the first value to the last;
     *   <li>{@code mean_abs_delta} and {@code sd_delta} of the differences between neighbours;
     *   <li>{@code first_minus_last}: mean of the first third minus mean of the last; {@code middle_minus_mean}: mean
     *       of the middle third minus that of all;
     *   <li>{@code max_position}: where the maximum is, 0 = first value, 1 = last.
     * </ul>
     */
    public static final List<String> NAMES = List.of(
            "mean",
            "sd",
            "p5",
            "p25",
            "p50",
            "p75",
            "p95",
            "range",
            "iqr",
            "skewness",
            "kurtosis",
            "slope",
            "mean_abs_delta",
            "sd_delta",
            "first_minus_last",
            "middle_minus_mean",
            "max_position");

    /** How many statistics there are. */
    public static final int COUNT = NAMES.size();

    /** How many, from the first on, describe the distribution alone: mean to interquartile range. */
    public static final int DISTRIBUTION = 9;

    private static final int P5 = 2;
    private static final int P95 = 6;

    private float[] sorted = new float[0];

    /** Whether a statistic has no unit of its track: the shapes and the position. */
    public static boolean isPlainNumber(String name) {
        return name.equals("skewness") || name.equals("kurtosis") || name.equals("max_position");
    }

    /** Fills {@code into} from {@code at} on with all statistics of the first {@code count} values. */
    public void all(float[] track, int count, float[] into, int at) {
        distribution(track, count, into, at);
        Arrays.fill(into, at + DISTRIBUTION, at + COUNT, 0);
        if (count < 2) {
            return;
        }
        double mean = into[at];
        double sd = into[at + 1];
        int maximum = 0;
        double cubes = 0;
        double fourths = 0;
        double tilt = 0;
        double deltas = 0;
        double absoluteDeltas = 0;
        double squaredDeltas = 0;
        double centre = (count - 1) / 2.0;
        for (int i = 0; i < count; i++) {
            double deviation = track[i] - mean;
            double square = deviation * deviation;
            cubes += square * deviation;
            fourths += square * square;
            tilt += (i - centre) * deviation;
            if (track[i] > track[maximum]) {
                maximum = i;
            }
            if (i > 0) {
                double delta = track[i] - track[i - 1];
                deltas += delta;
                absoluteDeltas += Math.abs(delta);
                squaredDeltas += delta * delta;
            }
        }
        // Below this a track is constant but for rounding, and its shape would be noise.
        if (sd > 1e-6 * (1 + Math.abs(mean))) {
            into[at + 9] = (float) (cubes / count / (sd * sd * sd));
            into[at + 10] = (float) (fourths / count / (sd * sd * sd * sd) - 3);
            into[at + 16] = (float) maximum / (count - 1);
        }
        double n = count;
        into[at + 11] = (float) (tilt * 12 / (n * (n + 1)));
        double meanDelta = deltas / (n - 1);
        into[at + 12] = (float) (absoluteDeltas / (n - 1));
        into[at + 13] = (float) Math.sqrt(Math.max(0, squaredDeltas / (n - 1) - meanDelta * meanDelta));
        int third = Math.max(1, count / 3);
        into[at + 14] = (float) (mean(track, 0, third) - mean(track, count - third, count));
        into[at + 15] = (float) (mean(track, (count - third) / 2, (count - third) / 2 + third) - mean);
    }

    /** Fills {@code into} from {@code at} on with the first {@link #DISTRIBUTION} statistics. */
    public void distribution(float[] track, int count, float[] into, int at) {
        meanAndDeviation(track, count, into, at);
        sort(track, count);
        into[at + P5] = percentile(count, 0.05);
        into[at + 3] = percentile(count, 0.25);
        into[at + 4] = percentile(count, 0.50);
        into[at + 5] = percentile(count, 0.75);
        into[at + P95] = percentile(count, 0.95);
        into[at + 7] = into[at + P95] - into[at + P5];
        into[at + 8] = into[at + 5] - into[at + 3];
    }

    /** Fills {@code into} from {@code at} on with mean, standard deviation and 95th percentile. */
    public void meanDeviationAndP95(float[] track, int count, float[] into, int at) {
        meanAndDeviation(track, count, into, at);
        sort(track, count);
        into[at + 2] = percentile(count, 0.95);
    }

    /** Fills {@code into} from {@code at} on with mean and standard deviation. */
    public void meanAndDeviation(float[] track, int count, float[] into, int at) {
        if (count == 0) {
            into[at] = 0;
            into[at + 1] = 0;
            return;
        }
        double mean = mean(track, 0, count);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double deviation = track[i] - mean;
            squares += deviation * deviation;
        }
        into[at] = (float) mean;
        into[at + 1] = (float) Math.sqrt(squares / count);
    }

    private void sort(float[] track, int count) {
        if (sorted.length < count) {
            sorted = new float[count];
        }
        System.arraycopy(track, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
    }

    private float percentile(int count, double fraction) {
        if (count == 0) {
            return 0;
        }
        double position = fraction * (count - 1);
        int below = (int) position;
        int above = Math.min(below + 1, count - 1);
        return (float) (sorted[below] + (position - below) * (sorted[above] - sorted[below]));
    }

    private static double mean(float[] track, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += track[i];
        }
        return sum / (to - from);
    }
}
