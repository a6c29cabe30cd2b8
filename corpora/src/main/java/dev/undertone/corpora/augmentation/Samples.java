package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;

/** The samples of a recording on their way through an augmentation. */
final class Samples {

    private Samples() {}

    /** @throws IllegalArgumentException if one is not finite */
    static float[] of(Waveform in) {
        float[] samples = in.toArray();
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("samples must be finite but sample " + i + " was " + samples[i]
                        + "; convert the recording again from its source");
            }
        }
        return samples;
    }

    static Waveform as(Waveform original, float[] samples) {
        return Waveform.of(samples, original.sampleRateHz(), original.channel());
    }

    /** Mean square; 0 of nothing. */
    static double power(float[] samples) {
        double sum = 0;
        for (float x : samples) {
            sum += (double) x * x;
        }
        return samples.length == 0 ? 0 : sum / samples.length;
    }

    static void scale(float[] samples, double gain) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (gain * samples[i]);
        }
    }

    /** Largest magnitude. */
    static float peak(float[] samples) {
        float peak = 0;
        for (float x : samples) {
            peak = Math.max(peak, Math.abs(x));
        }
        return peak;
    }

    /**
     * Adds noise so that its power over the whole is {@code snrDb} below that of the samples. To silence nothing is added:
     * no noise stands in such a proportion to it.
     *
     * @param noise as long as the samples, not silent
     */
    static void addAtSnr(float[] samples, float[] noise, double snrDb) {
        double noisePower = power(noise);
        if (noisePower == 0) {
            return;
        }
        double gain = Math.sqrt(power(samples) / noisePower * Math.pow(10, -snrDb / 10));
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (gain * noise[i]);
        }
    }
}
