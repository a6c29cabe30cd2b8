package dev.undertone.models.baseline;

import java.util.Arrays;

/**
 * Mean and spread of each dimension of one measure over stretches of speech. Merged without a second look at the speech:
 * {@code M2 = M2a + M2b + (mean_b − mean_a)² · na · nb / (na + nb)}. Immutable.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub &amp; LeVeque (1983), Algorithms for computing
 *     the sample variance</a>
 */
public final class VoiceStatistics {

    private final long windows;
    private final long rows;
    private final double[] mean;
    private final double[] squares;

    private VoiceStatistics(long windows, long rows, double[] mean, double[] squares) {
        this.windows = windows;
        this.rows = rows;
        this.mean = mean;
        this.squares = squares;
    }

    /**
     * Copies statistics that were kept.
     *
     * @param windows stretches of speech, at least 1
     * @param rows of them all, at least as many
     * @param mean {@code [dims]}, finite
     * @param squares {@code [dims]}, summed squared distances from the mean, finite, not negative
     */
    static VoiceStatistics of(long windows, long rows, double[] mean, double[] squares) {
        if (windows < 1 || rows < windows) {
            throw new IllegalArgumentException(
                    "rows must be at least windows (" + windows + "), windows at least 1, but rows were " + rows);
        }
        if (mean.length == 0 || mean.length != squares.length) {
            throw new IllegalArgumentException("squares must be as many as means (" + mean.length + "), at least 1, but"
                    + " were " + squares.length);
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Double.isFinite(mean[d]) || !Double.isFinite(squares[d]) || squares[d] < 0) {
                throw new IllegalArgumentException(
                        "dimension " + d + " must have a finite mean and squares of at least 0" + " but had " + mean[d]
                                + " and " + squares[d]);
            }
        }
        return new VoiceStatistics(windows, rows, mean.clone(), squares.clone());
    }

    /** Of one stretch of speech. */
    public static VoiceStatistics of(MeasuredRows window) {
        int dims = window.dims();
        double[] mean = new double[dims];
        double[] squares = new double[dims];
        for (int t = 0; t < window.count(); t++) {
            for (int d = 0; d < dims; d++) {
                double x = window.get(t, d);
                double from = x - mean[d];
                mean[d] += from / (t + 1);
                squares[d] += from * (x - mean[d]);
            }
        }
        return of(1, window.count(), mean, squares);
    }

    /**
     * Of both together.
     *
     * @throws IllegalArgumentException if the other has another number of dimensions
     */
    public VoiceStatistics merged(VoiceStatistics other) {
        if (other.dims() != dims()) {
            throw new IllegalArgumentException("dimensions must be " + dims() + " but were " + other.dims());
        }
        long all = rows + other.rows;
        double share = (double) other.rows / all;
        double[] newMean = new double[dims()];
        double[] newSquares = new double[dims()];
        for (int d = 0; d < newMean.length; d++) {
            double apart = other.mean[d] - mean[d];
            newMean[d] = mean[d] + share * apart;
            newSquares[d] = squares[d] + other.squares[d] + apart * apart * rows * share;
        }
        return new VoiceStatistics(windows + other.windows, all, newMean, newSquares);
    }

    /** How many stretches of speech. */
    public long windows() {
        return windows;
    }

    /** How many rows: as many as windows, or all their frames. */
    public long rows() {
        return rows;
    }

    public int dims() {
        return mean.length;
    }

    public double mean(int dim) {
        return mean[dim];
    }

    /** Of the rows about their mean, unbiased; 0 of a single row. */
    public double variance(int dim) {
        return rows < 2 ? 0 : squares[dim] / (rows - 1);
    }

    double squares(int dim) {
        return squares[dim];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoiceStatistics that
                && windows == that.windows
                && rows == that.rows
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(squares, that.squares);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "VoiceStatistics[windows=" + windows + ", rows=" + rows + ", dims=" + dims() + "]";
    }
}
