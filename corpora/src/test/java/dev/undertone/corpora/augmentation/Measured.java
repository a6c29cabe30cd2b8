package dev.undertone.corpora.augmentation;

import dev.undertone.features.spectral.BlockTransform;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.features.voice.GemapsFormants;
import dev.undertone.testkit.Signals;
import java.util.Arrays;

/** What a test hears in samples. */
final class Measured {

    private Measured() {}

    static double db(double ratioOfPowers) {
        return 10 * Math.log10(ratioOfPowers);
    }

    /** Signal to noise where the noise is what was added. */
    static double snrDb(float[] clean, float[] noisy) {
        float[] noise = Signals.mix(noisy, Signals.scaled(clean, -1));
        return 20 * Math.log10(Signals.rms(clean) / Signals.rms(noise));
    }

    /** Mean frequency of a tone, between the first and the last upward crossing of zero in its inner four fifths. */
    static double toneHz(float[] samples, int rate) {
        double first = 0;
        double last = 0;
        int crossings = 0;
        for (int i = samples.length / 10; i < samples.length * 9 / 10; i++) {
            if (samples[i] < 0 && samples[i + 1] >= 0) {
                double at = i + samples[i] / (double) (samples[i] - samples[i + 1]);
                first = crossings == 0 ? at : first;
                last = at;
                crossings++;
            }
        }
        return (crossings - 1) * rate / (last - first);
    }

    static double cents(double hz, double reference) {
        return 1200 * Math.log(hz / reference) / Math.log(2);
    }

    /** Amplitude of one frequency in dB, Hann-weighted over all samples. */
    static double levelDb(float[] samples, double hz, int rate) {
        double re = 0;
        double im = 0;
        double weights = 0;
        for (int i = 0; i < samples.length; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length);
            double phase = 2 * Math.PI * hz * i / rate;
            re += weight * samples[i] * Math.cos(phase);
            im += weight * samples[i] * Math.sin(phase);
            weights += weight;
        }
        return 20 * Math.log10(2 * Math.hypot(re, im) / weights + 1e-12);
    }

    /**
     * How far the heights of the harmonics up to 3.5 kHz are from those of another sound, root mean square in dB, a common
     * difference taken out.
     */
    static double harmonicsApartDb(float[] a, float[] b, double f0Hz, int rate) {
        int count = (int) (3500 / f0Hz);
        double[] apart = new double[count];
        double mean = 0;
        for (int h = 1; h <= count; h++) {
            apart[h - 1] = levelDb(a, h * f0Hz, rate) - levelDb(b, h * f0Hz, rate);
            mean += apart[h - 1] / count;
        }
        double squares = 0;
        for (double x : apart) {
            squares += (x - mean) * (x - mean) / count;
        }
        return Math.sqrt(squares);
    }

    /** Medians of the first three formants of a vowel at 16 kHz. */
    static double[] formantsHz(float[] samples) {
        BlockTransform transform = new BlockTransform(512, WindowFunction.HAMMING.symmetric(320), 160);
        GemapsFormants formants = new GemapsFormants();
        float[][] power = new float[257][SpectrumBlock.LANES];
        float[][] re = new float[GemapsFormants.BINS][SpectrumBlock.LANES];
        float[][] im = new float[GemapsFormants.BINS][SpectrumBlock.LANES];
        int frames = (samples.length - 4000 - 320) / 160;
        double[][] found = new double[GemapsFormants.FORMANTS][frames];
        for (int first = 0; first < frames; first += SpectrumBlock.LANES) {
            int from = 2000 + 160 * first;
            float[] block = Arrays.copyOfRange(samples, from, from + (SpectrumBlock.LANES - 1) * 160 + 320);
            transform.spectrum(block, power, re, im);
            formants.resample(re, im);
            for (int lane = 0; lane < Math.min(SpectrumBlock.LANES, frames - first); lane++) {
                formants.measure(lane);
                for (int f = 0; f < found.length; f++) {
                    found[f][first + lane] = formants.hz(f);
                }
            }
        }
        return Arrays.stream(found)
                .mapToDouble(hz -> Arrays.stream(hz).sorted().toArray()[frames / 2])
                .toArray();
    }
}
