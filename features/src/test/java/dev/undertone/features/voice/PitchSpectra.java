package dev.undertone.features.voice;

import dev.undertone.features.SideBySide;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.Arrays;

/** Magnitude spectra of 60 ms frames under a Gaussian window, every 10 ms at 16 kHz, and what the tracker makes of them. */
final class PitchSpectra {

    static final int RATE_HZ = 16_000;
    static final int FRAME = 960;
    static final int HOP = 160;
    static final int FFT_SIZE = 1024;

    private PitchSpectra() {}

    static float[][] of(float[] samples) {
        float[] window = new float[FRAME];
        for (int i = 0; i < FRAME; i++) {
            double x = (i - (FRAME - 1) / 2.0) / (0.4 * (FRAME - 1) / 2.0);
            window[i] = (float) Math.exp(-x * x / 2);
        }
        RealFft fft = new RealFft(FFT_SIZE);
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] frame = new float[FFT_SIZE];
        float[][] magnitudes = new float[Math.max(0, 1 + (samples.length - FRAME) / HOP)][fft.bins()];
        if (samples.length < FRAME) {
            return new float[0][];
        }
        for (int t = 0; t < magnitudes.length; t++) {
            Arrays.fill(frame, 0);
            for (int i = 0; i < FRAME; i++) {
                frame[i] = samples[t * HOP + i] * window[i];
            }
            fft.power(frame, magnitudes[t], workspace);
            for (int k = 0; k < fft.bins(); k++) {
                magnitudes[t][k] = (float) Math.sqrt(magnitudes[t][k]);
            }
        }
        return magnitudes;
    }

    /** In hertz; 0: no pitch. */
    static float[] pitch(float[] samples) {
        float[][] spectra = of(samples);
        SubharmonicPitch pitch = new SubharmonicPitch(SubharmonicPitchOptions.defaults(), RATE_HZ, FFT_SIZE);
        float[] hz = new float[spectra.length];
        int read = 0;
        for (int first = 0; first < spectra.length; first += SpectrumBlock.LANES) {
            int end = Math.min(first + SpectrumBlock.LANES, spectra.length);
            pitch.analyse(SideBySide.rows(Arrays.copyOfRange(spectra, first, end)));
            for (int frame = first; frame < end; frame++) {
                pitch.accept(frame - first);
                read = read(pitch, read, hz);
            }
        }
        pitch.finish();
        read(pitch, read, hz);
        return hz;
    }

    private static int read(SubharmonicPitch pitch, int from, float[] into) {
        for (int frame = from; frame < pitch.decided(); frame++) {
            into[frame] = pitch.hz(frame);
        }
        return pitch.decided();
    }
}
