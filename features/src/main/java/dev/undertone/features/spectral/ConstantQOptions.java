package dev.undertone.features.spectral;

/**
 * Frequencies of a {@link ConstantQ} transform.
 *
 * @param minHz lowest frequency before tuning, above 0
 * @param octaves 1..12
 * @param binsPerOctave a multiple of 12, 12..120
 * @param hopSamples from one frame's centre to the next, a multiple of {@code 2^(octaves - 1)}
 */
public record ConstantQOptions(double minHz, int octaves, int binsPerOctave, int hopSamples) {

    public ConstantQOptions {
        if (!(minHz > 0 && minHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minHz must be finite and above 0 but was " + minHz);
        }
        if (octaves < 1 || octaves > 12) {
            throw new IllegalArgumentException("octaves must be in 1..12 but was " + octaves);
        }
        if (binsPerOctave < 12 || binsPerOctave > 120 || binsPerOctave % 12 != 0) {
            throw new IllegalArgumentException(
                    "binsPerOctave must be a multiple of 12 in 12..120 but was " + binsPerOctave);
        }
        if (hopSamples < 1 || hopSamples % (1 << (octaves - 1)) != 0) {
            throw new IllegalArgumentException("hopSamples must be a multiple of " + (1 << (octaves - 1)) + " for "
                    + octaves + " octaves but was " + hopSamples);
        }
    }

    /** For chroma: seven octaves from C1 (32.7 Hz), three bins a semitone, every 512 samples. */
    public static ConstantQOptions defaults() {
        return new ConstantQOptions(440 * Math.pow(2, -45 / 12.0), 7, 36, 512);
    }

    int bins() {
        return octaves * binsPerOctave;
    }
}
