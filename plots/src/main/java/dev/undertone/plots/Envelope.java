package dev.undertone.plots;

import java.awt.Color;

/** The span between a lowest and a highest value over equal steps of x, as a waveform is drawn. Immutable. */
public final class Envelope implements Layer {

    private final double from;
    private final double step;
    private final double[] low;
    private final double[] high;
    private final Color colour;

    /**
     * Copies the values.
     *
     * @param from where the first step begins
     * @param step width of each
     */
    public Envelope(double from, double step, double[] low, double[] high, Color colour) {
        if (low.length != high.length) {
            throw new IllegalArgumentException(
                    "an envelope must have as many low as high values but had " + low.length + " and " + high.length);
        }
        this.from = from;
        this.step = step;
        this.low = low.clone();
        this.high = high.clone();
        this.colour = colour;
    }

    int steps() {
        return low.length;
    }

    double middle(int index) {
        return from + (index + 0.5) * step;
    }

    double low(int index) {
        return low[index];
    }

    double high(int index) {
        return high[index];
    }

    Color colour() {
        return colour;
    }
}
