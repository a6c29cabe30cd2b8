package dev.undertone.features.spectral;

/**
 * A first-order high-pass that makes up for the fall of the voice's spectrum by 6 dB per octave: {@code y[n] = x[n] -
 * a·x[n - 1]}. Before the first sample its like is taken, so that a constant begins without a click.
 *
 * @param coefficient a, in 0..1; 0 leaves all as it was, 0.97 is usual
 * @see <a href="https://doi.org/10.1007/978-3-642-66286-7">Markel and Gray, Linear prediction of speech, 1976</a>
 */
public record PreEmphasis(double coefficient) {

    public PreEmphasis {
        if (!(coefficient >= 0 && coefficient <= 1)) {
            throw new IllegalArgumentException("pre-emphasis coefficient must be in 0..1 but was " + coefficient);
        }
    }

    /** Returns as many filtered samples. */
    public float[] apply(float[] samples) {
        float[] out = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            out[n] = (float) (samples[n] - coefficient * samples[Math.max(0, n - 1)]);
        }
        return out;
    }
}
