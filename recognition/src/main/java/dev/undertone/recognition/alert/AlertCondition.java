package dev.undertone.recognition.alert;

/**
 * When a window counts. The hysteresis: what has begun at the threshold ends only beyond the release.
 *
 * @param direction whether great or small values count
 * @param threshold from which on a window counts, in the unit of {@code against}
 * @param release beyond which it is over; on the calm side of the threshold, or the threshold itself
 */
public record AlertCondition(
        Watched watched, Comparison against, Direction direction, double threshold, double release) {

    /** Which side of the threshold counts. */
    public enum Direction {
        ABOVE,
        BELOW;

        /** Whether a value has reached that limit; being equal is having reached it. */
        boolean reached(double value, double limit) {
            return this == ABOVE ? value >= limit : value <= limit;
        }
    }

    private static final double MOST_SPREADS = 100;

    public AlertCondition {
        double least = least(watched, against);
        double most = most(watched, against);
        requireWithin(direction == Direction.ABOVE ? "above" : "below", threshold, least, most);
        requireWithin("release", release, least, most);
        if (!direction.reached(threshold, release)) {
            throw new IllegalArgumentException(
                    "release must be at most above (" + threshold + "), or at least below, but was " + release);
        }
    }

    /** With the usual distance between threshold and release. */
    public static AlertCondition of(Watched watched, Comparison against, Direction direction, double threshold) {
        double least = least(watched, against);
        double most = most(watched, against);
        double release = direction == Direction.ABOVE
                ? Math.max(least, threshold - against.margin())
                : Math.min(most, threshold + against.margin());
        return new AlertCondition(watched, against, direction, threshold, release);
    }

    private static double least(Watched watched, Comparison against) {
        return switch (against) {
            case ABSOLUTE -> watched.least();
            case OWN_USUAL -> watched.least() - 1;
            case OWN_SPREAD -> -MOST_SPREADS;
        };
    }

    private static double most(Watched watched, Comparison against) {
        return switch (against) {
            case ABSOLUTE -> 1;
            case OWN_USUAL -> 1 - watched.least();
            case OWN_SPREAD -> MOST_SPREADS;
        };
    }

    private static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be in " + least + ".." + most + " but was " + value);
        }
    }

    boolean begins(double measure) {
        return direction.reached(measure, threshold);
    }

    boolean lasts(double measure) {
        return direction.reached(measure, release);
    }
}
