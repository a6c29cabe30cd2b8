package dev.undertone.cli.plot;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;

/**
 * Power spectra of a clip's frames. Frame {@code t} is centred on sample {@code t·hop}; frames lie further apart in long
 * recordings, which no picture has the width to show finely.
 */
final class Spectra {

    private static final int MOST_FRAMES = 4000;

    private final Stft stft;
    private final float[] samples;
    private final int sampleRateHz;
    private final Stft.Workspace workspace;

    private Spectra(Waveform waveform, StftOptions options) {
        this.stft = new Stft(options);
        this.samples = waveform.toArray();
        this.sampleRateHz = waveform.sampleRateHz();
        this.workspace = stft.newWorkspace();
    }

    /** Hann windows of about {@code windowSeconds}, transformed with at least twice as many points. */
    static Spectra of(Waveform waveform, double windowSeconds, double hopSeconds) {
        int window = Math.max(32, (int) Math.round(windowSeconds * waveform.sampleRateHz()));
        int fft = Integer.highestOneBit(2 * window - 1) * 2;
        int hop = Math.max(
                (int) Math.max(1, Math.round(hopSeconds * waveform.sampleRateHz())), waveform.length() / MOST_FRAMES);
        return new Spectra(waveform, new StftOptions(fft, window, hop, WindowFunction.HANN));
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    int fftSize() {
        return stft.options().fftSize();
    }

    int bins() {
        return stft.bins();
    }

    int frames() {
        return stft.frames(samples.length);
    }

    double hopSeconds() {
        return (double) stft.options().hopSamples() / sampleRateHz;
    }

    void power(int frame, float[] into) {
        stft.power(samples, frame, into, workspace);
    }

    /** The power at the frequency of a full-scale sine: {@code (Σw / 2)²}. */
    double fullScalePeak() {
        double sum = 0;
        for (float weight : window()) {
            sum += weight;
        }
        return sum * sum / 4;
    }

    /** The power of a full-scale sine summed over its frequencies: {@code N·Σw² / 4}. */
    double fullScaleSum() {
        double squares = 0;
        for (float weight : window()) {
            squares += weight * weight;
        }
        return fftSize() * squares / 4;
    }

    private float[] window() {
        return stft.options().window().periodic(stft.options().windowSamples());
    }
}
