package dev.undertone.features.spectral;

/**
 * Spectra of {@link SpectrumBlock#LANES} neighbouring frames at once under any window, for what is neither centred nor
 * under a periodic window and so no {@link Stft}: all of it comes as rows, one a frequency, with the frames side by side.
 * Holds scratch memory: used by one thread.
 */
public final class BlockTransform {

    private final LaneFft fft;
    private final LaneFrames frames;
    private final float[][] rows;

    /**
     * @param fftSize number of samples transformed, a power of two of at least 4; zeros follow those under the window
     * @param window the weights of a frame's samples, 1 to {@code fftSize}
     * @param hop samples from one frame to the next, at most a window
     */
    public BlockTransform(int fftSize, float[] window, int hop) {
        if (fftSize < RealFft.MIN_SIZE || Integer.bitCount(fftSize) != 1) {
            throw new IllegalArgumentException(
                    "fftSize must be a power of two of at least " + RealFft.MIN_SIZE + " but was " + fftSize);
        }
        if (window.length == 0 || window.length > fftSize) {
            throw new IllegalArgumentException(
                    "window must have 1.." + fftSize + " (fftSize) weights but had " + window.length);
        }
        if (hop < 1 || hop > window.length) {
            throw new IllegalArgumentException("hop must be in 1.." + window.length + " (a window) but was " + hop);
        }
        this.fft = new LaneFft(fftSize);
        this.frames = new LaneFrames(window.clone(), hop);
        this.rows = fft.newRows();
    }

    /**
     * The power spectra of {@link SpectrumBlock#LANES} frames.
     *
     * @param samples the first frame's first sample and on; at least {@code (LANES - 1)·hop} and a window
     * @param power filled with {@code |X[k]|²}, {@code [fftSize / 2 + 1][LANES]}
     */
    public void power(float[] samples, float[][] power) {
        frames.load(samples);
        fft.power(frames, rows, power);
    }

    /**
     * The same, and the complex values of the lowest frequencies.
     *
     * @param re filled with the real parts of as many of the first {@code fftSize / 2} frequencies as it has rows
     * @param im likewise with the imaginary parts
     */
    public void spectrum(float[] samples, float[][] power, float[][] re, float[][] im) {
        frames.load(samples);
        fft.spectrum(frames, rows, power, re, im);
    }
}
