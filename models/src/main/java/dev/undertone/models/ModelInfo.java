package dev.undertone.models;

/**
 * Which model spoke.
 *
 * @param name such as {@code undertone-ravdess}
 * @param version such as {@code 1}
 */
public record ModelInfo(String name, String version) {}
