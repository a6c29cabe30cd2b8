package dev.undertone.testkit;

import java.util.Random;

/** Synthetic signals whose properties are known exactly. All return new arrays of samples at the given rate. */
public final class Signals {

    private Signals() {}

    public static int samples(double seconds, int sampleRateHz) {
        return (int) Math.round(seconds * sampleRateHz);
    }

    /** Zeros. */
    public static float[] silence(double seconds, int sampleRateHz) {
        return new float[samples(seconds, sampleRateHz)];
    }

    /** {@code amplitude · sin(2π·hz·t)}. */
    public static float[] tone(double hz, double amplitude, double seconds, int sampleRateHz) {
        return chirp(hz, hz, amplitude, seconds, sampleRateHz);
    }

    /** A sine whose frequency goes in a straight line from {@code fromHz} at time 0 to {@code toHz} at the end. */
    public static float[] chirp(double fromHz, double toHz, double amplitude, double seconds, int sampleRateHz) {
        float[] out = silence(seconds, sampleRateHz);
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / sampleRateHz;
            double cycles = fromHz * t + (toHz - fromHz) * t * t / (2 * seconds);
            out[i] = (float) (amplitude * Math.sin(2 * Math.PI * (cycles - Math.floor(cycles))));
        }
        return out;
    }

    /** Independent Gaussian samples of that root mean square. */
    public static float[] whiteNoise(double rms, double seconds, int sampleRateHz, long seed) {
        Random random = new Random(seed);
        float[] out = silence(seconds, sampleRateHz);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (rms * random.nextGaussian());
        }
        return out;
    }

    /**
     * Noise whose power falls by about 3 dB per octave between 0.0005 and 0.45 of the sample rate, scaled to that root
     * mean square: white noise through three pole-zero pairs spaced evenly on a logarithmic frequency axis.
     */
    public static float[] pinkNoise(double rms, double seconds, int sampleRateHz, long seed) {
        double[] poles = {0.99572754, 0.94790649, 0.53567505};
        double[] zeros = {0.98443604, 0.83392334, 0.07568359};
        float[] out = whiteNoise(1, seconds, sampleRateHz, seed);
        for (int stage = 0; stage < poles.length; stage++) {
            double x1 = 0;
            double y = 0;
            for (int i = 0; i < out.length; i++) {
                double x = out[i];
                y = x - zeros[stage] * x1 + poles[stage] * y;
                x1 = x;
                out[i] = (float) y;
            }
        }
        return scaledToRms(out, rms);
    }

    /** Ones at multiples of the period, the first at sample 0, zeros between. */
    public static float[] impulseTrain(int periodSamples, double seconds, int sampleRateHz) {
        float[] out = silence(seconds, sampleRateHz);
        for (int i = 0; i < out.length; i += periodSamples) {
            out[i] = 1;
        }
        return out;
    }

    /**
     * Smooth pulses whose distances are by turns {@code periodSamples · (1 ± jitter/2)} and whose heights are by turns
     * {@code 0.5 · (1 ± shimmer/2)}: successive periods differ by {@code jitter} of their mean, successive amplitudes by
     * {@code shimmer} of theirs.
     */
    public static float[] perturbedPulses(
            double periodSamples, double jitter, double shimmer, double seconds, int sampleRateHz) {
        float[] out = silence(seconds, sampleRateHz);
        double width = 3;
        int reach = 20;
        double at = periodSamples / 2;
        for (int pulse = 0; at + reach < out.length; pulse++) {
            double sign = pulse % 2 == 0 ? 0.5 : -0.5;
            for (int i = Math.max(0, (int) at - reach); i < at + reach; i++) {
                double x = (i - at) / width;
                out[i] += (float) (0.5 * (1 + sign * shimmer) * Math.exp(-x * x / 2));
            }
            at += periodSamples * (1 + sign * jitter);
        }
        return out;
    }

    /** The samples with white noise added that is {@code hnrDb} weaker. */
    public static float[] noisy(float[] samples, double hnrDb, int sampleRateHz, long seed) {
        double rms = rms(samples) * Math.pow(10, -hnrDb / 20);
        return mix(samples, whiteNoise(rms, (double) samples.length / sampleRateHz, sampleRateHz, seed));
    }

    /**
     * A vowel by source and filter: glottal pulses (harmonics falling by 12 dB per octave) through one resonance of
     * 80 Hz bandwidth per formant, radiated at the lips (+6 dB per octave), peak 0.5.
     *
     * @param f0Hz constant fundamental frequency
     * @param formantsHz for example 700, 1220, 2600 for the vowel of "father"
     */
    public static float[] voice(double f0Hz, double seconds, int sampleRateHz, double... formantsHz) {
        float[] out = silence(seconds, sampleRateHz);
        int harmonics = (int) Math.floor((sampleRateHz / 2.0 - 1) / f0Hz);
        double[] gain = new double[harmonics + 1];
        for (int h = 1; h <= harmonics; h++) {
            gain[h] = 1.0 / h;
            for (double formant : formantsHz) {
                gain[h] *= resonance(h * f0Hz, formant, 80);
            }
        }
        for (int i = 0; i < out.length; i++) {
            double phase = 2 * Math.PI * ((f0Hz * i / sampleRateHz) % 1.0);
            out[i] = (float) cosineSeries(gain, phase);
        }
        return scaledToPeak(out, 0.5);
    }

    /** The samples limited to [-limit, limit]. */
    public static float[] clipped(float[] samples, double limit) {
        float[] out = samples.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.max(-limit, Math.min(limit, out[i]));
        }
        return out;
    }

    /** The samples one after the other. */
    public static float[] concat(float[]... parts) {
        int length = 0;
        for (float[] part : parts) {
            length += part.length;
        }
        float[] out = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /** The sample-wise sum of two signals of one length. */
    public static float[] mix(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "signals must be equally long but were " + a.length + " and " + b.length);
        }
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i];
        }
        return out;
    }

    /** The samples times a gain. */
    public static float[] scaled(float[] samples, double gain) {
        float[] out = samples.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (gain * out[i]);
        }
        return out;
    }

    /** Root mean square. */
    public static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }

    private static float[] scaledToRms(float[] samples, double rms) {
        double now = rms(samples);
        return now == 0 ? samples : scaled(samples, rms / now);
    }

    private static float[] scaledToPeak(float[] samples, double peak) {
        double now = 0;
        for (float sample : samples) {
            now = Math.max(now, Math.abs(sample));
        }
        return now == 0 ? samples : scaled(samples, peak / now);
    }

    /** Magnitude of a second-order resonator, 1 at 0 Hz. */
    private static double resonance(double hz, double centreHz, double bandwidthHz) {
        double r = hz / centreHz;
        double q = bandwidthHz / centreHz;
        return 1 / Math.sqrt((1 - r * r) * (1 - r * r) + q * q * r * r);
    }

    /** Clenshaw's recurrence for Σ gain[h]·cos(h·phase): one cosine per sample whatever the number of harmonics. */
    private static double cosineSeries(double[] gain, double phase) {
        double twoCos = 2 * Math.cos(phase);
        double b1 = 0;
        double b2 = 0;
        for (int h = gain.length - 1; h >= 1; h--) {
            double b = gain[h] + twoCos * b1 - b2;
            b2 = b1;
            b1 = b;
        }
        return b1 * Math.cos(phase) - b2;
    }
}
