package dev.undertone.features.spectral;

/** How high the filters are. */
public enum MelNorm {
    /** Peaks of 1. */
    NONE,
    /** Area of 1: each filter divided by half its base in Hz, so that white noise gives equal bands. */
    SLANEY
}
