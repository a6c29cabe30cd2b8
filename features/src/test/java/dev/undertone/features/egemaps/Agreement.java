package dev.undertone.features.egemaps;

import java.util.Arrays;

/**
 * How near computed figures come to those of a reference.
 *
 * @param correlation Pearson's; 1 where both are constant
 * @param medianRelativeError of {@code |computed − reference| / |reference|}
 */
record Agreement(double correlation, double medianRelativeError) {

    static Agreement of(double[] computed, double[] reference) {
        double[] errors = new double[reference.length];
        for (int i = 0; i < errors.length; i++) {
            double difference = Math.abs(computed[i] - reference[i]);
            errors[i] = difference == 0 ? 0 : difference / Math.abs(reference[i]);
        }
        Arrays.sort(errors);
        int n = errors.length;
        double median = (errors[(n - 1) / 2] + errors[n / 2]) / 2;
        return new Agreement(correlation(computed, reference), median);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (xx == 0 && yy == 0) {
            return 1;
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /** The bar that at least 70 of the 88 must pass. */
    boolean isClose() {
        return correlation >= 0.98 && medianRelativeError <= 0.03;
    }
}
