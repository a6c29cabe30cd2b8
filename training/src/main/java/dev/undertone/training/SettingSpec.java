package dev.undertone.training;

/**
 * One named setting of a kind of trainer.
 *
 * @param name as an experiment file spells it
 * @param about one phrase for people
 * @param standard the value where none is given: {@link Integer}, {@link Double}, {@link Boolean}, {@link String} or a
 *     list of {@link Integer}, as the type says
 */
public record SettingSpec(String name, String about, SettingType type, Object standard) {}
