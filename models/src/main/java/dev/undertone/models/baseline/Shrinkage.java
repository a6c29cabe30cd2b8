package dev.undertone.models.baseline;

/**
 * How far little speech of a speaker is trusted: the training speakers' average counts as much as so many windows of the
 * speaker's own.
 *
 * @param meanWindows for the means, in 0..1e6
 * @param varianceWindows for the variances, in 1e-3..1e6; speech of one mood spreads less than a voice does
 */
public record Shrinkage(double meanWindows, double varianceWindows) {

    private static final double MOST = 1e6;
    private static final double LEAST_FOR_VARIANCE = 1e-3;

    public Shrinkage {
        if (!(meanWindows >= 0 && meanWindows <= MOST)) {
            throw new IllegalArgumentException("meanWindows must be in 0..1e6 but was " + meanWindows);
        }
        if (!(varianceWindows >= LEAST_FOR_VARIANCE && varianceWindows <= MOST)) {
            throw new IllegalArgumentException("varianceWindows must be in 1e-3..1e6 but was " + varianceWindows);
        }
    }
}
