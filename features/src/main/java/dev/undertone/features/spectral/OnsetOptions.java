package dev.undertone.features.spectral;

/**
 * Options of {@link OnsetStrength}.
 *
 * @param lagFrames how far back the frame lies with which one is compared, in 1..1000
 * @param bands of which the earlier frame's greatest value counts, odd, 1..101: above 1, vibrato is no onset
 */
public record OnsetOptions(int lagFrames, int bands) {

    public OnsetOptions {
        if (lagFrames < 1 || lagFrames > 1000) {
            throw new IllegalArgumentException("lagFrames must be in 1..1000 but was " + lagFrames);
        }
        if (bands < 1 || bands > 101 || bands % 2 == 0) {
            throw new IllegalArgumentException("bands must be odd and in 1..101 but was " + bands);
        }
    }

    /** The frame before and the band itself. */
    public static OnsetOptions defaults() {
        return new OnsetOptions(1, 1);
    }
}
