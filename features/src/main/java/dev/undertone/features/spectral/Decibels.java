package dev.undertone.features.spectral;

/** Powers on a logarithmic scale. */
public final class Decibels {

    /** The least power told apart from none: -100 dB. */
    public static final double MIN_POWER = 1e-10;

    /** The span below the loudest value that {@link #limitRange} keeps by default. */
    public static final double RANGE_DB = 80;

    private static final float LEAST = (float) MIN_POWER;
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    private static final float DB_PER_NEPER = (float) (10 / Math.log(10));
    /** 10·log10(2) as a part whose product with an exponent is exact and the rest. */
    private static final float DB_PER_OCTAVE = 3.010254f;

    private static final float DB_PER_OCTAVE_REST = (float) (10 * Math.log10(2) - DB_PER_OCTAVE);

    private Decibels() {}

    /** {@code 10·log10(max(power, 1e-10))}, in dB over a power of 1. */
    public static float fromPower(double power) {
        return (float) (10 * Math.log10(Math.max(power, MIN_POWER)));
    }

    /**
     * Replaces each power by its dB, as {@link #fromPower} does but for single precision: within 1e-6 dB near 0 dB and
     * 2e-7 of the value elsewhere, and NaN for a power that is not finite.
     */
    public static void fromPowers(float[] powers) {
        for (int i = 0; i < powers.length; i++) {
            float power = Math.max(powers[i], LEAST);
            int bits = Float.floatToRawIntBits(power);
            int exponent = (bits - SQRT_HALF_BITS) >> 23;
            float mantissa = Float.intBitsToFloat(bits - (exponent << 23));
            // ln m = 2 artanh s for m in [√½, √2), where s is at most 0.172 and four terms suffice.
            float s = (mantissa - 1) / (mantissa + 1);
            float square = s * s;
            float series = 2 + square * (2f / 3 + square * (2f / 5 + square * (2f / 7)));
            float fraction = exponent * DB_PER_OCTAVE_REST + s * series * DB_PER_NEPER;
            // The product is 0, or NaN where the power is not finite.
            powers[i] = exponent * DB_PER_OCTAVE + fraction + 0 * power;
        }
    }

    /** Raises every value of a whole recording to at least its greatest less {@code rangeDb}. */
    public static void limitRange(float[] db, double rangeDb) {
        float floor = Float.NEGATIVE_INFINITY;
        for (float value : db) {
            floor = Math.max(floor, value);
        }
        floor -= (float) rangeDb;
        for (int i = 0; i < db.length; i++) {
            db[i] = Math.max(db[i], floor);
        }
    }
}
