package dev.undertone.audio.capture;

/**
 * Something that sound can be captured from.
 *
 * @param number by which its user chooses it, from 1 on
 * @param name as the system calls it
 * @param description what else the system says of it; may be empty
 */
public record CaptureDevice(int number, String name, String description) {}
