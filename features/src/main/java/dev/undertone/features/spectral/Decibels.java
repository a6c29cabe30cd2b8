package dev.undertone.features.spectral;

/** Powers on a logarithmic scale. */
public final class Decibels {

    /** The least power told apart from none: -100 dB. */
    public static final double MIN_POWER = 1e-10;

    /** The span below the loudest value that {@link #limitRange} keeps by default. */
    public static final double RANGE_DB = 80;

    private Decibels() {}

    /** {@code 10·log10(max(power, 1e-10))}, in dB over a power of 1. */
    public static float fromPower(double power) {
        return (float) (10 * Math.log10(Math.max(power, MIN_POWER)));
    }

    /** Replaces each power by its dB. */
    public static void fromPowers(float[] powers) {
        for (int i = 0; i < powers.length; i++) {
            powers[i] = fromPower(powers[i]);
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
