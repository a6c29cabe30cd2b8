package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Magnitudes of a recording's frames, {@code |Σ w[n]·x[n]·exp(-2πi·k·n/size)|}, in double precision: for frequencies that
 * lie so far below the frame's others that a transform in single precision rounds them away. The first that is asked for
 * of a frame costs a transform of radix 2, the others nothing. Used by one thread.
 */
public final class ExactMagnitudes {

    private final Stft stft;
    private final Waveform recording;
    private final double[] window;
    private final double[] cosine;
    private final float[] samples;
    private final double[] re;
    private final double[] im;
    private int frame;
    private boolean transformed;

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
        this.re = new double[cosine.length];
        this.im = new double[cosine.length];
    }

    /** Makes {@link #at} tell of another frame. */
    public void moveTo(int frame) {
        this.frame = frame;
        transformed = false;
    }

    /** The magnitude of a frequency, {@code bin·rate/size} Hz. */
    public double at(int bin) {
        if (!transformed) {
            load();
            for (int span = 2; span <= re.length; span *= 2) {
                join(span);
            }
            transformed = true;
        }
        return Math.sqrt(re[bin] * re[bin] + im[bin] * im[bin]);
    }

    /** Puts the windowed samples where a transform that decimates in time wants them: in bit-reversed order. */
    private void load() {
        long start = stft.firstSample(frame);
        int from = (int) Math.min(Math.max(0, -start), samples.length);
        int to = (int) Math.max(from, Math.min(samples.length, recording.length() - start));
        Arrays.fill(samples, 0);
        if (to > from) {
            recording.copyTo((int) (start + from), samples, from, to - from);
        }
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        int unused = Integer.numberOfLeadingZeros(re.length) + 1;
        for (int n = 0; n < samples.length; n++) {
            re[Integer.reverse(n) >>> unused] = window[n] * samples[n];
        }
    }

    /** Joins the transforms of neighbouring halves of each {@code span} numbers. */
    private void join(int span) {
        int half = span / 2;
        int step = re.length / span;
        int quarter = re.length / 4;
        for (int j = 0; j < half; j++) {
            double wr = cosine[j * step];
            // cos(φ + π/2) = -sin φ
            double wi = cosine[(j * step + quarter) & (re.length - 1)];
            for (int a = j; a < re.length; a += span) {
                int b = a + half;
                double turnedRe = wr * re[b] - wi * im[b];
                double turnedIm = wr * im[b] + wi * re[b];
                re[b] = re[a] - turnedRe;
                im[b] = im[a] - turnedIm;
                re[a] += turnedRe;
                im[a] += turnedIm;
            }
        }
    }
}
