package dev.undertone.models;

import dev.undertone.emotions.EmotionScores;

/**
 * What a model says of one stretch of speech.
 *
 * @param scores calibrated
 * @param at what they were calibrated by, which also says from which confidence on they are sure
 */
public record Judgement(EmotionScores scores, OperatingPoint at) {}
