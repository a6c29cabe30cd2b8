package dev.undertone.training;

import java.util.OptionalDouble;

/** Hears of a training's progress; called on the training thread. */
@FunctionalInterface
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = epoch -> {};

    /**
     * What one epoch gave.
     *
     * @param number from 1 to {@code most}
     * @param most how many there will be at most
     * @param loss mean over the epoch's batches, in nats
     * @param innerUar unweighted average recall on the inner speakers, in [0, 1], where some are held out
     */
    record Epoch(int number, int most, double loss, OptionalDouble innerUar) {}

    /** One epoch is over. */
    void over(Epoch epoch);
}
