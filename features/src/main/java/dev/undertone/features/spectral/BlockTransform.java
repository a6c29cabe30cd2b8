package dev.undertone.features.spectral;

/**
 * Spectra of {@link SpectrumBlock#LANES} neighbouring frames at once under any window, for what is neither centred nor
 * under a periodic window and so no {@link Stft}: all of it comes as rows, one a frequency, with the frames side by side.
 * Holds scratch memory: used by one thread.
 */
public final class BlockTransform {

    private final LaneFft fft;
    private final float[] window;
    private final float[][] rows;

    /**
     * @param fftSize number of samples transformed, a power of two of at least 4; zeros follow those under the window
     * @param window the weights of a frame's samples, at most {@code fftSize} and a multiple of 4
     */
    public BlockTransform(int fftSize, float[] window) {
        if (fftSize < RealFft.MIN_SIZE || Integer.bitCount(fftSize) != 1) {
            throw new IllegalArgumentException(
                    "fftSize must be a power of two of at least " + RealFft.MIN_SIZE + " but was " + fftSize);
        }
        if (window.length == 0 || window.length > fftSize || window.length % 4 != 0) {
            throw new IllegalArgumentException(
                    "window must have a multiple of 4 weights in 4.." + fftSize + " but had " + window.length);
        }
        this.fft = new LaneFft(fftSize);
        this.window = window.clone();
        this.rows = new float[fftSize][SpectrumBlock.LANES];
    }

    /**
     * The power spectra of 64 frames.
     *
     * @param samples the first frame's first sample and on; at least {@code 63·hop} and a window
     * @param hop samples from one frame to the next
     * @param power filled with {@code |X[k]|²}, {@code [fftSize / 2 + 1][LANES]}
     */
    public void power(float[] samples, int hop, float[][] power) {
        cut(samples, hop);
        fft.power(rows, window.length, power);
    }

    /**
     * The same, and the complex values of the lowest frequencies.
     *
     * @param re filled with the real parts of as many of the first {@code fftSize / 2} frequencies as it has rows
     * @param im likewise with the imaginary parts
     */
    public void spectrum(float[] samples, int hop, float[][] power, float[][] re, float[][] im) {
        cut(samples, hop);
        fft.spectrum(rows, window.length, power, re, im);
    }

    private void cut(float[] samples, int hop) {
        for (int i = 0; i < window.length; i += 4) {
            Lanes.gatherFour(samples, i, hop, window, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
        }
    }
}
