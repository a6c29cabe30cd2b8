package dev.undertone.evaluation.exploration;

/** Numbers {@code [rows][columns]}, a row for each thing observed, all finite. Immutable. */
public final class Observations {

    private final int columns;
    private final double[][] values;

    private Observations(double[][] values) {
        this.values = values;
        this.columns = values[0].length;
    }

    /**
     * Copies the values.
     *
     * @param values {@code [rows][columns]}, at least one of each
     * @throws IllegalArgumentException if rows differ in length or a value is not finite, naming the first such
     */
    public static Observations of(double[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("observations must have at least one row and one column but had none");
        }
        double[][] copy = new double[values.length][];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = values[row].clone();
            if (copy[row].length != values[0].length) {
                throw new IllegalArgumentException("row " + row + " must have " + values[0].length
                        + " columns as the first but had " + copy[row].length);
            }
            for (int column = 0; column < copy[row].length; column++) {
                if (!Double.isFinite(copy[row][column])) {
                    throw new IllegalArgumentException("observations must be finite but row " + row + ", column "
                            + column + " was " + copy[row][column]);
                }
            }
        }
        return new Observations(copy);
    }

    public int rows() {
        return values.length;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return values[row][column];
    }

    double squaredDistance(int a, int b) {
        double sum = 0;
        double[] x = values[a];
        double[] y = values[b];
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - y[i];
            sum += d * d;
        }
        return sum;
    }

    /**
     * Every column to mean 0 and standard deviation 1, then limited to ±{@code limit} so that one wild value cannot rule
     * all distances. A constant column becomes 0.
     */
    public Observations standardised(double limit) {
        double[][] scaled = new double[rows()][columns];
        for (int column = 0; column < columns; column++) {
            double mean = 0;
            for (double[] row : values) {
                mean += row[column] / rows();
            }
            double variance = 0;
            for (double[] row : values) {
                variance += (row[column] - mean) * (row[column] - mean) / rows();
            }
            double deviation = Math.sqrt(variance);
            boolean constant = deviation <= 1e-9 * (1 + Math.abs(mean));
            for (int row = 0; row < rows(); row++) {
                double z = constant ? 0 : (values[row][column] - mean) / deviation;
                scaled[row][column] = Math.max(-limit, Math.min(limit, z));
            }
        }
        return new Observations(scaled);
    }

    /** Every row less the mean of its group: what is left is how each differs from its group's ordinary. */
    public Observations withinGroups(Grouping groups) {
        groups.requireFor(this);
        double[][] sums = new double[groups.count()][columns];
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns; column++) {
                sums[groups.of(row)][column] += values[row][column];
            }
        }
        double[][] relative = new double[rows()][columns];
        for (int row = 0; row < rows(); row++) {
            int group = groups.of(row);
            for (int column = 0; column < columns; column++) {
                relative[row][column] = values[row][column] - sums[group][column] / groups.size(group);
            }
        }
        return new Observations(relative);
    }
}
