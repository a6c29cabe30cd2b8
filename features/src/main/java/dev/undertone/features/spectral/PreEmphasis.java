package dev.undertone.features.spectral;

import dev.undertone.audio.FloatStore;
import dev.undertone.audio.Waveform;

/**
 * A first-order high-pass that makes up for the fall of the voice's spectrum by 6 dB per octave: {@code y[n] = x[n] -
 * a·x[n - 1]}. Before the first sample its like is taken, so that a constant begins without a click.
 *
 * @param coefficient a, in 0..1; 0 leaves all as it was, 0.97 is usual
 * @see <a href="https://doi.org/10.1007/978-3-642-66286-7">Markel and Gray, Linear prediction of speech, 1976</a>
 */
public record PreEmphasis(double coefficient) {

    private static final int SAMPLES_AT_ONCE = 1 << 14;

    public PreEmphasis {
        if (!(coefficient >= 0 && coefficient <= 1)) {
            throw new IllegalArgumentException("pre-emphasis coefficient must be in 0..1 but was " + coefficient);
        }
    }

    /** Returns as many filtered samples. */
    public float[] apply(float[] samples) {
        return samples.length == 0 ? samples : apply(samples, samples.length, samples[0]);
    }

    /** The filtered recording. */
    public Waveform apply(Waveform recording) {
        FloatStore.Builder out = new FloatStore.Builder();
        float[] block = new float[SAMPLES_AT_ONCE];
        for (int from = 0; from < recording.length(); from += block.length) {
            int count = Math.min(block.length, recording.length() - from);
            recording.copyTo(from, block, 0, count);
            out.append(apply(block, count, recording.sample(Math.max(0, from - 1))), 0, count);
        }
        return Waveform.of(out.build(), recording.sampleRateHz(), recording.channel());
    }

    private float[] apply(float[] samples, int count, float before) {
        float[] out = new float[count];
        float last = before;
        for (int n = 0; n < count; n++) {
            out[n] = (float) (samples[n] - coefficient * last);
            last = samples[n];
        }
        return out;
    }
}
