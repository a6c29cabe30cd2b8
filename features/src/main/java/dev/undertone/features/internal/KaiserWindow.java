package dev.undertone.features.internal;

/**
 * Kaiser's window, by which sinc filters end.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1974.9571">Kaiser, Nonrecursive digital filter design using the I0-sinh window
 *     function (1974)</a>
 */
public final class KaiserWindow {

    private KaiserWindow() {}

    /**
     * The window's value.
     *
     * @param x from its middle (0) to its end (1)
     * @param beta its shape, at least 0; larger is narrower
     * @return in (0, 1]
     */
    public static double at(double x, double beta) {
        return bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
    }

    /** The modified Bessel function of the first kind and order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
