package dev.undertone.features.spectral;

/** The weighting of a frame's samples before its transform. */
public enum WindowFunction {
    /** {@code 0.5 - 0.5·cos(2πn/N)}. */
    HANN(0.5),
    /** {@code 0.54 - 0.46·cos(2πn/N)}. */
    HAMMING(0.54),
    /** All ones. */
    RECTANGULAR(1);

    private final double constant;

    WindowFunction(double constant) {
        this.constant = constant;
    }

    /**
     * The periodic window: one period of the cosine spans {@code samples}, as spectral analysis wants it.
     *
     * @return {@code [samples]}, in 0..1
     */
    public float[] periodic(int samples) {
        float[] window = new float[samples];
        for (int n = 0; n < samples; n++) {
            window[n] = (float) (constant - (1 - constant) * Math.cos(2 * Math.PI * n / samples));
        }
        return window;
    }
}
