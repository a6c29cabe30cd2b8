package dev.undertone.plots;

/**
 * Numbers as colours, {@code [columns][rows]}: columns of equal width along x, rows between given values of y. Immutable.
 */
public final class HeatMap implements Layer {

    private final float[] values;
    private final int columns;
    private final int rows;
    private final double from;
    private final double step;
    private final double[] rowEdges;
    private final boolean smooth;

    /**
     * Copies the values.
     *
     * @param columnAfterColumn all values, a column's lowest row first
     * @param from the x at which the first column begins
     * @param step width of a column
     * @param rowEdges rising y between the rows, one more than there are rows
     * @param smooth whether to interpolate between cells larger than what a screen can show; not where each row is a
     *     thing of its own
     */
    public HeatMap(float[] columnAfterColumn, double from, double step, double[] rowEdges, boolean smooth) {
        this.rows = rowEdges.length - 1;
        if (rows < 1 || columnAfterColumn.length == 0 || columnAfterColumn.length % rows != 0) {
            throw new IllegalArgumentException("a heat map must have whole columns of " + rows + " rows but had "
                    + columnAfterColumn.length + " values");
        }
        this.columns = columnAfterColumn.length / rows;
        this.values = columnAfterColumn.clone();
        this.from = from;
        this.step = step;
        this.rowEdges = rowEdges.clone();
        this.smooth = smooth;
    }

    /** The edges of rows that are names on an {@link Axis#names} axis, or otherwise numbered from 0. */
    public static double[] numberedRows(int rows) {
        double[] edges = new double[rows + 1];
        for (int i = 0; i <= rows; i++) {
            edges[i] = i - 0.5;
        }
        return edges;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    float value(int column, int row) {
        return values[column * rows + row];
    }

    double from() {
        return from;
    }

    double to() {
        return from + columns * step;
    }

    double rowEdge(int edge) {
        return rowEdges[edge];
    }

    boolean isSmooth() {
        return smooth;
    }
}
