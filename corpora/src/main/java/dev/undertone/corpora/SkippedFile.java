package dev.undertone.corpora;

import java.nio.file.Path;

/** A file of a corpus folder that gave no utterance, and why. */
public record SkippedFile(Path file, String reason) {}
