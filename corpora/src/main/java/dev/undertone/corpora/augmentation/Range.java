package dev.undertone.corpora.augmentation;

import java.util.random.RandomGenerator;

/**
 * Where a value is drawn from, all of it equally likely; one value where both ends are the same.
 *
 * @param low at most {@code high}
 */
public record Range(double low, double high) {

    private static final String BETWEEN = "..";

    public Range {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException(
                    "the low end of a range must be finite and at most the high end, but they were " + low + " and "
                            + high);
        }
    }

    /** One value. */
    public static Range of(double value) {
        return new Range(value, value);
    }

    /**
     * Reads {@code 3} or {@code -2..2.5}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Range parse(String text) {
        try {
            int at = text.indexOf(BETWEEN);
            return at < 0
                    ? of(Double.parseDouble(text))
                    : new Range(
                            Double.parseDouble(text.substring(0, at)),
                            Double.parseDouble(text.substring(at + BETWEEN.length())));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "must be a number such as 3 or a range such as -2..2.5 but was '" + text + "'", e);
        }
    }

    double draw(RandomGenerator random) {
        return low == high ? low : random.nextDouble(low, high);
    }

    /** @throws IllegalArgumentException naming the value if some of it lies outside the limits */
    void requireWithin(String name, Range limits) {
        if (low < limits.low || high > limits.high) {
            throw new IllegalArgumentException(name + " must be in " + limits + " but was " + this);
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return low == high ? number(low) : number(low) + BETWEEN + number(high);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
