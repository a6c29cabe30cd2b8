package dev.undertone.audio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Encoded bytes and what to call them.
 *
 * @param name as its user named it, for messages
 * @param stream buffered, positioned at the first byte; a decoder's {@link AudioStream#close} closes it
 * @param file where the bytes also lie, for decoders that must seek
 */
public record AudioSource(String name, InputStream stream, Optional<Path> file) {}
