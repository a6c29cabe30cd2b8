package dev.undertone.plots;

/** A mark on an axis. */
public record Tick(double value, String label) {}
