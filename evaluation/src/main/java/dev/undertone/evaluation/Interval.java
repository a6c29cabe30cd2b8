package dev.undertone.evaluation;

/** A confidence interval. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval must not end below its start but was " + low + ".." + high);
        }
    }
}
