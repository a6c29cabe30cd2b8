package dev.undertone.features.spectral;

/**
 * Mel-frequency cepstral coefficients.
 *
 * @param coefficients how many, counted from the 0th, in 1..melBands
 * @param melBands bands of the spectrum they are taken from
 * @param lifter 0 for none; else coefficient {@code n} is weighted with {@code 1 + lifter/2·sin(π(n+1)/lifter)}
 */
public record MfccOptions(int coefficients, int melBands, double lifter) {

    public MfccOptions {
        if (coefficients < 1 || coefficients > melBands) {
            throw new IllegalArgumentException(
                    "coefficients must be in 1.." + melBands + " (melBands) but was " + coefficients);
        }
        if (!(lifter >= 0)) {
            throw new IllegalArgumentException("lifter must be at least 0 but was " + lifter);
        }
    }
}
