package dev.undertone.training;

/** What a network does about classes with few clips. */
public enum ClassBalance {
    /** Every clip counts alike. */
    NONE,

    /** Every class counts alike in the loss. */
    WEIGHTED,

    /** Every class is shown alike: clips of small classes come several times an epoch. */
    RESAMPLED
}
