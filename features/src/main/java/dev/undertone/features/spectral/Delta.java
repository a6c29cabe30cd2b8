package dev.undertone.features.spectral;

/**
 * Rates of change over frames by Savitzky–Golay smoothing: the {@code order}-th derivative of the polynomial of that
 * order fitted to nine frames by least squares. The first and last four frames take the derivative of the polynomial
 * fitted to the first and last nine, which is constant and so that of the fifth frame from the edge.
 *
 * @see <a href="https://doi.org/10.1021/ac60214a047">Savitzky and Golay, Smoothing and differentiation of data by
 *     simplified least squares procedures, 1964</a>
 */
public enum Delta {
    /** Slope: {@code Σ n·x[t+n] / Σ n²} over n = -4..4. */
    FIRST {
        @Override
        double weight(int n) {
            return n / 60.0;
        }
    },
    /** Curvature: twice the quadratic coefficient. */
    SECOND {
        @Override
        double weight(int n) {
            return (3.0 * n * n - 20) / 462;
        }
    };

    /** The frames one value is computed from; also the fewest accepted. */
    public static final int WIDTH = 9;

    private static final int REACH = WIDTH / 2;

    abstract double weight(int n);

    /** What the {@link #WIDTH} frames about one are weighted with, the earliest first. */
    public float[] weights() {
        float[] weights = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            weights[i] = (float) weight(i - REACH);
        }
        return weights;
    }

    /**
     * Derives every column of {@code [frames][dims]}.
     *
     * @param values frame after frame, at least {@link #WIDTH} frames
     * @return as many values, per frame (and per frame squared for {@link #SECOND})
     */
    public float[] apply(float[] values, int dims) {
        int frames = values.length / dims;
        if (frames < WIDTH) {
            throw new IllegalArgumentException("deltas need at least " + WIDTH + " frames but there were " + frames);
        }
        float[] out = new float[values.length];
        float[] weights = weights();
        for (int t = REACH; t < frames - REACH; t++) {
            for (int i = 0; i < WIDTH; i++) {
                int from = (t + i - REACH) * dims;
                for (int d = 0; d < dims; d++) {
                    out[t * dims + d] += weights[i] * values[from + d];
                }
            }
        }
        for (int t = 0; t < REACH; t++) {
            System.arraycopy(out, REACH * dims, out, t * dims, dims);
            System.arraycopy(out, (frames - REACH - 1) * dims, out, (frames - 1 - t) * dims, dims);
        }
        return out;
    }
}
