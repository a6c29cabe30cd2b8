package dev.undertone.recognition;

import dev.undertone.emotions.Emotion;

/**
 * Neighbouring windows merged under one emotion.
 *
 * @param confidence mean probability of the emotion over the windows merged, in [0, 1]
 */
public record Segment(double startSeconds, double endSeconds, Emotion emotion, double confidence) {}
