package dev.undertone.plots;

import java.awt.Color;
import java.util.Arrays;

/**
 * How values are distributed along x, at a row of a {@link Axis#names} axis: their estimated density as a shape, and in it
 * a line from the 5th to the 95th percentile, a box over the middle half and a mark at the median. Immutable.
 *
 * <p>The density is a sum of Gaussians of Silverman's width {@code 0.9 · min(sd, IQR / 1.34) · n^(−1/5)}.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1998.10480559">Hintze and Nelson, Violin plots, 1998</a>
 */
public final class Violin implements Layer {

    private static final int STEPS = 96;
    private static final double REACH = 3;

    private final double row;
    private final double[] sorted;
    private final double[] at;
    private final double[] density;
    private final Color colour;

    /**
     * Copies the values.
     *
     * @param values at least one, all finite
     */
    public Violin(double row, double[] values, Color colour) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a violin must have at least one value and only finite ones but had "
                    + values.length + ", "
                    + Arrays.stream(values).filter(v -> !Double.isFinite(v)).count()
                    + " of them not finite");
        }
        this.row = row;
        this.sorted = values.clone();
        Arrays.sort(sorted);
        this.colour = colour;
        double width = width();
        double from = sorted[0] - REACH * width;
        double to = sorted[sorted.length - 1] + REACH * width;
        this.at = new double[STEPS];
        this.density = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            at[step] = from + (to - from) * step / (STEPS - 1);
            for (double value : sorted) {
                double z = width > 0 ? (at[step] - value) / width : 0;
                density[step] += Math.exp(-z * z / 2);
            }
        }
        double most = Arrays.stream(density).max().orElseThrow();
        for (int step = 0; step < STEPS; step++) {
            density[step] = width > 0 ? density[step] / most : 0;
        }
    }

    private double width() {
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sorted)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        double middle = (percentile(0.75) - percentile(0.25)) / 1.34;
        return 0.9 * (middle > 0 ? Math.min(deviation, middle) : deviation) * Math.pow(sorted.length, -0.2);
    }

    /** Interpolated between the ordered values. */
    double percentile(double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.min(sorted.length - 1, Math.floor(position));
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    double row() {
        return row;
    }

    int steps() {
        return STEPS;
    }

    double at(int step) {
        return at[step];
    }

    /** In [0, 1], 1 where values are densest; all 0 where they are all equal. */
    double density(int step) {
        return density[step];
    }

    Color colour() {
        return colour;
    }
}
