package dev.undertone.features.spectral;

/**
 * How a recording is cut into frames.
 *
 * @param fftSize power of two
 * @param windowSamples in 1..fftSize; a shorter window stands in the middle of the transform, zeros around it
 * @param hopSamples from one frame's centre to the next, at least 1
 */
public record StftOptions(int fftSize, int windowSamples, int hopSamples, WindowFunction window) {

    public StftOptions {
        if (windowSamples < 1 || windowSamples > fftSize) {
            throw new IllegalArgumentException(
                    "windowSamples must be in 1.." + fftSize + " (fftSize) but was " + windowSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be at least 1 but was " + hopSamples);
        }
    }

    /** A Hann window as long as the transform, as librosa's defaults are. */
    public static StftOptions hann(int fftSize, int hopSamples) {
        return new StftOptions(fftSize, fftSize, hopSamples, WindowFunction.HANN);
    }
}
