package dev.undertone.features.statistics;

/** Averages of each value of a track with its two neighbours; at the ends the end value stands in for the missing one. */
public final class Smoothing {

    private Smoothing() {}

    /** Fills the first {@code count} values of {@code into}, another array, with the means of three. */
    public static void threeFrames(float[] track, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            double sum = (double) track[Math.max(i - 1, 0)] + track[i] + track[Math.min(i + 1, count - 1)];
            into[i] = (float) (sum / 3);
        }
    }

    /** The same where 0 says that there is no value: 0 stays 0, and the others take the mean of what there is. */
    public static void threeFramesNonZero(float[] track, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            float before = track[Math.max(i - 1, 0)];
            float after = track[Math.min(i + 1, count - 1)];
            int present = 1 + (before != 0 ? 1 : 0) + (after != 0 ? 1 : 0);
            into[i] = track[i] == 0 ? 0 : (float) (((double) before + track[i] + after) / present);
        }
    }
}
