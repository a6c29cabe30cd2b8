package dev.undertone.features.voice;

/**
 * Coefficients that predict a sample from those before it, by the Levinson–Durbin recursion. Holds scratch memory: used
 * by one thread.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1975.9792">J. Makhoul: Linear prediction, a tutorial review, 1975</a>
 */
public final class LinearPredictor {

    private final int order;
    private final double[] previous;

    public LinearPredictor(int order) {
        this.order = order;
        previous = new double[order + 1];
    }

    /**
     * Fits the prediction error filter {@code 1 + a[1]·z^-1 + … + a[order]·z^-order}.
     *
     * @param correlation the signal's autocorrelation at lags 0..order
     * @param noise white noise added before fitting, as a share of the signal's power
     * @param a filled with 1 and the coefficients, {@code order + 1} long
     * @return false for silence, and where rounding leaves nothing to predict from; {@code a} is then meaningless
     */
    public boolean fit(double[] correlation, double noise, double[] a) {
        double error = correlation[0] * (1 + noise);
        if (!(error > 0)) {
            return false;
        }
        a[0] = 1;
        for (int step = 1; step <= order; step++) {
            double sum = correlation[step];
            for (int i = 1; i < step; i++) {
                sum += a[i] * correlation[step - i];
            }
            double reflection = -sum / error;
            System.arraycopy(a, 0, previous, 0, step);
            for (int i = 1; i < step; i++) {
                a[i] += reflection * previous[step - i];
            }
            a[step] = reflection;
            error *= 1 - reflection * reflection;
            if (!(error > 0)) {
                return false;
            }
        }
        return true;
    }
}
