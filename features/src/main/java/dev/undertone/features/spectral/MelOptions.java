package dev.undertone.features.spectral;

/**
 * A bank of mel filters.
 *
 * @param bands at least 1
 * @param minHz lower edge of the lowest filter, at least 0
 * @param maxHz upper edge of the highest filter, above minHz and at most half the sample rate
 */
public record MelOptions(int bands, double minHz, double maxHz, MelScale scale, MelNorm norm) {

    public MelOptions {
        if (bands < 1) {
            throw new IllegalArgumentException("mel bands must be at least 1 but was " + bands);
        }
        if (!(minHz >= 0) || !(maxHz > minHz)) {
            throw new IllegalArgumentException(
                    "mel edges must be 0 <= minHz < maxHz but were " + minHz + " and " + maxHz + " Hz");
        }
    }
}
