package dev.undertone.training;

/** Hears of a training's progress; called on the training thread. */
@FunctionalInterface
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = (epoch, epochs, loss) -> {};

    /**
     * One epoch is over.
     *
     * @param epoch from 1 to {@code epochs}
     * @param loss mean over the epoch's batches, in nats
     */
    void epoch(int epoch, int epochs, double loss);
}
