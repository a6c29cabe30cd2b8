package dev.undertone.models;

import java.util.Optional;

/**
 * One reported number.
 *
 * @param metric such as {@code UAR} or {@code recall sad}
 * @param interval the 95 % confidence interval, where one was computed
 */
public record Figure(String metric, double value, Optional<Interval> interval) {

    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("figure " + metric + " must be finite but was " + value);
        }
    }

    public static Figure of(String metric, double value) {
        return new Figure(metric, value, Optional.empty());
    }

    public static Figure of(String metric, double value, double low, double high) {
        return new Figure(metric, value, Optional.of(new Interval(low, high)));
    }

    /** Both ends belong to it. */
    public record Interval(double low, double high) {
        public Interval {
            if (!(low <= high)) {
                throw new IllegalArgumentException("an interval must go upwards but was " + low + ".." + high);
            }
        }
    }
}
