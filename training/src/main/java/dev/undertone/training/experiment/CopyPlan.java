package dev.undertone.training.experiment;

import java.util.List;

/**
 * Altered copies of recordings that are trained on too.
 *
 * @param speeds factors by which a copy plays faster (and higher), without 1, the recording itself
 * @param beforeSplit whether copies are made of all recordings before they are parted into training and test: a leak, but
 *     the order in which much was published
 */
public record CopyPlan(List<Double> speeds, boolean beforeSplit) {

    /** Recordings as they are. */
    public static final CopyPlan NONE = new CopyPlan(List.of(), false);

    public CopyPlan {
        speeds = List.copyOf(speeds);
        for (double speed : speeds) {
            if (!(speed >= 0.5 && speed <= 2) || speed == 1) {
                throw new IllegalArgumentException("speeds must be in 0.5..2 and not 1 but were " + speeds);
            }
        }
    }
}
