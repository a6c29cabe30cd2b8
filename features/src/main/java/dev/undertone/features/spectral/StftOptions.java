package dev.undertone.features.spectral;

/**
 * How a recording is cut into frames.
 *
 * @param fftSize power of two
 * @param windowSamples in 1..fftSize; a shorter window stands in the middle of the transform, zeros around it
 * @param hopSamples from one frame to the next, at least 1
 */
public record StftOptions(int fftSize, int windowSamples, int hopSamples, WindowFunction window, Framing framing) {

    public StftOptions {
        if (windowSamples < 1 || windowSamples > fftSize) {
            throw new IllegalArgumentException(
                    "windowSamples must be in 1.." + fftSize + " (fftSize) but was " + windowSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be at least 1 but was " + hopSamples);
        }
    }

    /** Centred frames. */
    public StftOptions(int fftSize, int windowSamples, int hopSamples, WindowFunction window) {
        this(fftSize, windowSamples, hopSamples, window, Framing.CENTRED);
    }

    /** A Hann window as long as the transform, as librosa's defaults are. */
    public static StftOptions hann(int fftSize, int hopSamples) {
        return new StftOptions(fftSize, fftSize, hopSamples, WindowFunction.HANN);
    }
}
