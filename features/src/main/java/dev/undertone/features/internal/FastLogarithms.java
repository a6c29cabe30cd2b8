package dev.undertone.features.internal;

/** Logarithms and powers of two at a tenth of the cost of {@link Math}'s, of which a frame needs a hundred. */
public final class FastLogarithms {

    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    private static final float OCTAVES_PER_NEPER = (float) (1 / Math.log(2));
    private static final int EXPONENT_BIAS = 127;
    private static final float[] TAYLOR = taylor(7);

    private FastLogarithms() {}

    private static float[] taylor(int terms) {
        float[] coefficients = new float[terms];
        double term = 1;
        for (int k = 0; k < terms; k++) {
            coefficients[k] = (float) term;
            term *= Math.log(2) / (k + 1);
        }
        return coefficients;
    }

    /** {@code log2(x)} within 3e-7 and 3e-7 of the value, for positive normal floats. */
    public static float log2(float x) {
        int bits = Float.floatToRawIntBits(x) - SQRT_HALF_BITS;
        int exponent = bits >> 23;
        float mantissa = Float.intBitsToFloat(Float.floatToRawIntBits(x) - (exponent << 23));
        // ln m = 2 artanh s for m in [√½, √2), where s is at most 0.172 and four terms suffice.
        float s = (mantissa - 1) / (mantissa + 1);
        float square = s * s;
        float series = 2 + square * (2f / 3 + square * (2f / 5 + square * (2f / 7)));
        return exponent + s * series * OCTAVES_PER_NEPER;
    }

    /** {@code 2^x} within 5e-7 of the value, for x in -126..127. */
    public static float exp2(float x) {
        int whole = (int) Math.floor(x + 0.5f);
        float f = x - whole;
        float series = TAYLOR[6];
        for (int k = 5; k >= 0; k--) {
            series = series * f + TAYLOR[k];
        }
        return series * Float.intBitsToFloat((whole + EXPONENT_BIAS) << 23);
    }
}
