package dev.undertone.plots;

import java.awt.Color;

/** Dots at places, all of one colour. Immutable. */
public final class Points implements Layer {

    private final double[] x;
    private final double[] y;
    private final double radius;
    private final Color colour;

    /**
     * Copies the places.
     *
     * @param x as many as {@code y}
     * @param radius in pixels of paper
     */
    public Points(double[] x, double[] y, double radius, Color colour) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "points must have as many x as y but had " + x.length + " and " + y.length);
        }
        this.x = x.clone();
        this.y = y.clone();
        this.radius = radius;
        this.colour = colour;
    }

    int count() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    double radius() {
        return radius;
    }

    Color colour() {
        return colour;
    }
}
