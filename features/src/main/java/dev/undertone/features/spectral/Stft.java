package dev.undertone.features.spectral;

import dev.undertone.features.internal.Pool;
import java.util.Arrays;

/**
 * Short-time Fourier transform of overlapping windowed stretches of samples; {@link Framing} says where they lie. Immutable
 * and thread-safe; each thread brings its own {@link Workspace}, or reads a recording by a {@link SpectrumReader}.
 */
public final class Stft {

    private final StftOptions options;
    private final RealFft fft;
    private final LaneFft lanes;
    private final float[] window;
    private final Pool<SpectrumReader.Memory> readers = new Pool<>(() -> new SpectrumReader.Memory(this));

    public Stft(StftOptions options) {
        this.options = options;
        this.fft = new RealFft(options.fftSize());
        this.lanes = new LaneFft(options.fftSize());
        this.window = options.window().periodic(options.windowSamples());
    }

    public StftOptions options() {
        return options;
    }

    /** Number of frequencies: {@code fftSize / 2 + 1}. */
    public int bins() {
        return fft.bins();
    }

    /** Number of frames of a recording, see {@link Framing}. */
    public int frames(int samples) {
        if (options.framing() == Framing.CENTRED) {
            return 1 + samples / options.hopSamples();
        }
        return samples < window.length ? 0 : 1 + (samples - window.length) / options.hopSamples();
    }

    /** The first sample under a frame's window; negative where a centred frame reaches before the recording. */
    long firstSample(int frame) {
        long start = (long) frame * options.hopSamples();
        return options.framing() == Framing.CENTRED ? start - options.fftSize() / 2 + offset() : start;
    }

    /** Where the window begins within the transform. */
    int offset() {
        return (options.fftSize() - window.length) / 2;
    }

    /** Scratch memory for one thread. */
    public Workspace newWorkspace() {
        return new Workspace(fft.newWorkspace(), options.fftSize());
    }

    /** Scratch memory of a transform; not thread-safe. */
    public static final class Workspace {
        private final RealFft.Workspace fft;
        private final float[] frame;

        private Workspace(RealFft.Workspace fft, int fftSize) {
            this.fft = fft;
            this.frame = new float[fftSize];
        }
    }

    /**
     * One frame's power spectrum.
     *
     * @param samples the whole recording
     * @param frame in 0..{@link #frames}
     * @param power filled with {@code |X[k]|²} of {@link #bins()} frequencies
     */
    public void power(float[] samples, int frame, float[] power, Workspace workspace) {
        cut(samples, frame, workspace.frame);
        fft.power(workspace.frame, power, workspace.fft);
    }

    /**
     * One frame's complex spectrum; the window stands in the middle of the transform.
     *
     * @param samples the whole recording
     * @param frame in 0..{@link #frames}
     * @param re filled with the real parts of {@link #bins()} frequencies
     * @param im likewise the imaginary parts
     */
    public void spectrum(float[] samples, int frame, float[] re, float[] im, Workspace workspace) {
        cut(samples, frame, workspace.frame);
        fft.transform(workspace.frame, re, im, workspace.fft);
    }

    private void cut(float[] samples, int frame, float[] into) {
        int offset = offset();
        int start = (int) firstSample(frame);
        int from = Math.min(Math.max(0, -start), window.length);
        int to = Math.max(from, Math.min(window.length, samples.length - start));
        Arrays.fill(into, 0);
        for (int i = from; i < to; i++) {
            into[offset + i] = window[i] * samples[start + i];
        }
    }

    /** The workspace's {@code fftSize} samples, which have that spectrum. */
    float[] inverse(float[] re, float[] im, Workspace workspace) {
        fft.inverse(re, im, workspace.frame, workspace.fft);
        return workspace.frame;
    }

    LaneFft lanes() {
        return lanes;
    }

    Pool<SpectrumReader.Memory> readers() {
        return readers;
    }

    float[] window() {
        return window;
    }
}
