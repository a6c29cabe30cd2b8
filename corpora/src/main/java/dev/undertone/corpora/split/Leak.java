package dev.undertone.corpora.split;

/**
 * Something of the test that was known in training.
 *
 * @param detail what exactly, such as the speakers' names
 */
public record Leak(LeakKind kind, String detail) {}
