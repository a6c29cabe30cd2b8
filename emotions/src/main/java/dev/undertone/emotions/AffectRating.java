package dev.undertone.emotions;

/**
 * How listeners rated a recording on the dimensions of affect, whatever scale they were asked on.
 *
 * @param valence from unpleasant to pleasant, in [-1, 1]
 * @param arousal from passive to active, in [-1, 1]
 * @param dominance from weak to in control, in [-1, 1]
 */
public record AffectRating(double valence, double arousal, double dominance) {

    /** @throws IllegalArgumentException if a dimension is not in [-1, 1] */
    public AffectRating {
        require("valence", valence);
        require("arousal", arousal);
        require("dominance", dominance);
    }

    /** Brings a rating on a scale from {@code low} to {@code high} to [-1, 1]. */
    public static double fromScale(double rating, double low, double high) {
        return 2 * (rating - low) / (high - low) - 1;
    }

    private static void require(String name, double value) {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in -1..1 but was " + value);
        }
    }
}
