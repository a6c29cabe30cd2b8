package dev.undertone.recognition;

import dev.undertone.emotions.LabelSet;

/**
 * Emotions among which the true one is with a stated probability, on speech like that on which the model was tested.
 *
 * @param coverage that probability, in (0, 1)
 */
public record CoveringSet(double coverage, LabelSet emotions) {}
