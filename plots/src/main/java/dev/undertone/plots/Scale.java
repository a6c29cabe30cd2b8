package dev.undertone.plots;

/** How values lie along an axis: a strictly rising map to a line on which distance is distance on paper. */
@FunctionalInterface
public interface Scale {

    Scale LINEAR = value -> value;

    /** Equal ratios are equal distances; for values above 0. */
    Scale LOGARITHMIC = Math::log;

    double of(double value);
}
