package dev.undertone.plots;

import java.awt.Color;

/** A line through points that rise in x, broken where there is no value. Immutable. */
public final class Curve implements Layer {

    private final double[] x;
    private final double[] y;
    private final boolean[] present;
    private final Color colour;

    /**
     * Copies the points.
     *
     * @param x rising, as many as {@code y}
     * @param present whether there is a value; where not, {@code y} is not looked at
     */
    public Curve(double[] x, double[] y, boolean[] present, Color colour) {
        if (x.length != y.length || x.length != present.length) {
            throw new IllegalArgumentException("a curve must have as many x as y and present but had " + x.length + ", "
                    + y.length + " and " + present.length);
        }
        this.x = x.clone();
        this.y = y.clone();
        this.present = present.clone();
        this.colour = colour;
    }

    int points() {
        return x.length;
    }

    boolean isPresent(int point) {
        return present[point];
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    Color colour() {
        return colour;
    }
}
