package dev.undertone.features.composition;

/** The frames that functionals look at. */
enum ChosenFrames {
    ALL,
    VOICED,
    UNVOICED;

    boolean has(boolean voiced) {
        return this == ALL || (this == VOICED) == voiced;
    }
}
