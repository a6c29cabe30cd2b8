package dev.undertone.features.spectral;

/**
 * Which peaks of a spectrum {@link SpectralPeaks} finds.
 *
 * @param minHz lowest frequency, at least 0
 * @param maxHz frequencies below it are searched; above {@code minHz} and at most half the sample rate
 * @param threshold share of the frame's greatest value that a peak must exceed, in 0..1
 */
public record PeakOptions(double minHz, double maxHz, double threshold) {

    public PeakOptions {
        if (!(minHz >= 0) || !(maxHz > minHz)) {
            throw new IllegalArgumentException(
                    "peak range must be 0 <= minHz < maxHz but was " + minHz + " and " + maxHz + " Hz");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in 0..1 but was " + threshold);
        }
    }

    /** 150 to 4000 Hz and a tenth of the greatest value. */
    public static PeakOptions defaults() {
        return new PeakOptions(150, 4000, 0.1);
    }
}
