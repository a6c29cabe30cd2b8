package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Magnitudes of single frequencies of a recording's frames, {@code |Σ w[n]·x[n]·exp(-2πi·k·n/size)|} summed up in double
 * precision: for those that lie so far below the frame's others that a transform in single precision rounds them away.
 * Each costs as much as a small part of a transform. Used by one thread.
 */
public final class ExactMagnitudes {

    private final Stft stft;
    private final Waveform recording;
    private final double[] window;
    private final double[] cosine;
    private final float[] samples;
    private final double[] windowed;
    private int frame;
    private boolean loaded;

    public ExactMagnitudes(Stft stft, Waveform recording) {
        StftOptions options = stft.options();
        this.stft = stft;
        this.recording = recording;
        this.window = new double[options.windowSamples()];
        for (int n = 0; n < window.length; n++) {
            window[n] = Math.max(0, options.window().weight(n, window.length));
        }
        this.cosine = new double[options.fftSize()];
        for (int n = 0; n < cosine.length; n++) {
            cosine[n] = Math.cos(2 * Math.PI * n / cosine.length);
        }
        this.samples = new float[window.length];
        this.windowed = new double[window.length];
    }

    /** Makes {@link #at} tell of another frame. */
    public void moveTo(int frame) {
        this.frame = frame;
        loaded = false;
    }

    /** The magnitude of a frequency, {@code bin·rate/size} Hz. */
    public double at(int bin) {
        if (!loaded) {
            load();
        }
        int mask = cosine.length - 1;
        int quarter = cosine.length / 4;
        double re = 0;
        double im = 0;
        for (int n = 0; n < windowed.length; n++) {
            // Wraps round in int arithmetic, whose range is a multiple of the size.
            int turn = (bin * n) & mask;
            re += windowed[n] * cosine[turn];
            im += windowed[n] * cosine[(turn + quarter) & mask];
        }
        return Math.sqrt(re * re + im * im);
    }

    private void load() {
        long start = stft.firstSample(frame);
        int from = (int) Math.min(Math.max(0, -start), samples.length);
        int to = (int) Math.max(from, Math.min(samples.length, recording.length() - start));
        Arrays.fill(samples, 0);
        if (to > from) {
            recording.copyTo((int) (start + from), samples, from, to - from);
        }
        for (int n = 0; n < windowed.length; n++) {
            windowed[n] = window[n] * samples[n];
        }
        loaded = true;
    }
}
