package dev.undertone.training.classic;

/** How alike two rows are. */
sealed interface Kernel {

    double of(float[] a, float[] b);

    /** {@code a·b / dims}. */
    record Linear() implements Kernel {
        @Override
        public double of(float[] a, float[] b) {
            return dot(a, b) / a.length;
        }
    }

    /** {@code exp(−gamma · |a − b|²)}. */
    record Gaussian(double gamma) implements Kernel {
        @Override
        public double of(float[] a, float[] b) {
            double sum0 = 0;
            double sum1 = 0;
            int j = 0;
            for (; j + 1 < a.length; j += 2) {
                double d0 = a[j] - b[j];
                double d1 = a[j + 1] - b[j + 1];
                sum0 += d0 * d0;
                sum1 += d1 * d1;
            }
            for (; j < a.length; j++) {
                double d = a[j] - b[j];
                sum0 += d * d;
            }
            return Math.exp(-gamma * (sum0 + sum1));
        }
    }

    private static double dot(float[] a, float[] b) {
        // Four sums at once: one sum alone would wait for itself at every addition.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 3 < a.length; j += 4) {
            sum0 += (double) a[j] * b[j];
            sum1 += (double) a[j + 1] * b[j + 1];
            sum2 += (double) a[j + 2] * b[j + 2];
            sum3 += (double) a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            sum0 += (double) a[j] * b[j];
        }
        return sum0 + sum1 + sum2 + sum3;
    }
}
