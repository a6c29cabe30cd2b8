package dev.undertone.plots;

/** Something drawn in a panel, in the values of its axes. */
public sealed interface Layer permits Bars, Curve, Envelope, HeatMap, Intervals, Points, Violin {}
