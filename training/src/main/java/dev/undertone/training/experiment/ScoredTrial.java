package dev.undertone.training.experiment;

/**
 * A trial and how it did.
 *
 * @param uar on the inner speakers, in [0, 1]
 */
record ScoredTrial(Trial trial, double uar) {}
