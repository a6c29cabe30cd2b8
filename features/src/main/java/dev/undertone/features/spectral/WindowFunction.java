package dev.undertone.features.spectral;

/**
 * The weighting of a frame's samples before its transform.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1978.10837">Harris, On the use of windows for harmonic analysis with the
 *     discrete Fourier transform, 1978</a>
 */
public enum WindowFunction {
    /** {@code 0.5 - 0.5·cos(2πn/N)}. */
    HANN {
        @Override
        double weight(int n, int period) {
            return cosines(n, period, 0.5, 0.5, 0);
        }
    },
    /** {@code 0.54 - 0.46·cos(2πn/N)}. */
    HAMMING {
        @Override
        double weight(int n, int period) {
            return cosines(n, period, 0.54, 1 - 0.54, 0);
        }
    },
    /** {@code 0.42 - 0.5·cos(2πn/N) + 0.08·cos(4πn/N)}. */
    BLACKMAN {
        @Override
        double weight(int n, int period) {
            return cosines(n, period, 0.42, 0.5, 0.08);
        }
    },
    /** {@code exp(-½·((n - N/2)/(0.4·N/2))²)}: a standard deviation of 0.4 of half the window. */
    GAUSSIAN {
        @Override
        double weight(int n, int period) {
            double half = period / 2.0;
            double deviations = (n - half) / (GAUSSIAN_WIDTH * half);
            return Math.exp(-0.5 * deviations * deviations);
        }
    },
    /** All ones. */
    RECTANGULAR {
        @Override
        double weight(int n, int period) {
            return 1;
        }
    };

    private static final double GAUSSIAN_WIDTH = 0.4;

    abstract double weight(int n, int period);

    private static double cosines(int n, int period, double constant, double first, double second) {
        double angle = 2 * Math.PI * n / period;
        return constant - first * Math.cos(angle) + second * Math.cos(2 * angle);
    }

    /**
     * The periodic window, {@code N = samples}: one period of the cosine spans the samples, as spectral analysis wants it.
     *
     * @return {@code [samples]}, in 0..1
     */
    public float[] periodic(int samples) {
        return weights(samples, samples);
    }

    /**
     * The symmetric window, {@code N = samples - 1}: the last weight is the first, as filter design wants it.
     *
     * @return {@code [samples]}, in 0..1; a single sample weighs 1
     */
    public float[] symmetric(int samples) {
        return samples == 1 ? new float[] {1} : weights(samples, samples - 1);
    }

    private float[] weights(int samples, int period) {
        float[] window = new float[samples];
        for (int n = 0; n < samples; n++) {
            window[n] = (float) Math.max(0, weight(n, period));
        }
        return window;
    }
}
