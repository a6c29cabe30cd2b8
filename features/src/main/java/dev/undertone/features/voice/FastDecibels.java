package dev.undertone.features.voice;

/** Decibels without the cost of {@link Math#log10}; five hundred logarithms a frame are most of a frame's time. */
public final class FastDecibels {

    private static final float DB_PER_OCTAVE = (float) (10 * Math.log10(2));
    private static final float DB_PER_NEPER = (float) (10 / Math.log(10));
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));

    private FastDecibels() {}

    /** {@code 10·log10(power)} within 1e-5 dB near 0 and 1e-6 of the value elsewhere, for positive normal floats. */
    public static float fromPower(float power) {
        int bits = Float.floatToRawIntBits(power) - SQRT_HALF_BITS;
        int exponent = bits >> 23;
        float mantissa = Float.intBitsToFloat(Float.floatToRawIntBits(power) - (exponent << 23));
        // ln m = 2 artanh s for m in [√½, √2), where s is at most 0.172 and four terms suffice.
        float s = (mantissa - 1) / (mantissa + 1);
        float square = s * s;
        float series = 2 + square * (2f / 3 + square * (2f / 5 + square * (2f / 7)));
        return exponent * DB_PER_OCTAVE + s * series * DB_PER_NEPER;
    }
}
