package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Short-time Fourier transform: frame {@code t} is the windowed stretch of samples centred on sample {@code t·hop}, with
 * zeros before the first and after the last sample; there are {@code 1 + samples/hop} frames. Immutable and thread-safe;
 * each thread brings its own {@link Workspace}.
 */
public final class Stft {

    private final StftOptions options;
    private final RealFft fft;
    private final float[] window;

    public Stft(StftOptions options) {
        this.options = options;
        this.fft = new RealFft(options.fftSize());
        this.window = options.window().periodic(options.windowSamples());
    }

    public StftOptions options() {
        return options;
    }

    /** Number of frequencies: {@code fftSize / 2 + 1}. */
    public int bins() {
        return fft.bins();
    }

    /** Number of frames of a recording: {@code 1 + samples / hop}. */
    public int frames(int samples) {
        return 1 + samples / options.hopSamples();
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

    private void cut(float[] samples, int frame, float[] into) {
        int offset = (into.length - window.length) / 2;
        int start = frame * options.hopSamples() - into.length / 2 + offset;
        int from = Math.min(Math.max(0, -start), window.length);
        int to = Math.max(from, Math.min(window.length, samples.length - start));
        Arrays.fill(into, offset, offset + from, 0);
        for (int i = from; i < to; i++) {
            into[offset + i] = window[i] * samples[start + i];
        }
        Arrays.fill(into, offset + to, offset + window.length, 0);
    }
}
