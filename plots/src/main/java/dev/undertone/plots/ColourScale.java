package dev.undertone.plots;

/**
 * What the colours of a row mean; drawn as a bar beside it.
 *
 * @param axis values and unit; what lies beyond its ends takes the colour of the end
 */
public record ColourScale(Axis axis, ColourMap map) {}
