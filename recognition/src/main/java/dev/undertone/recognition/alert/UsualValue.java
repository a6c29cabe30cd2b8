package dev.undertone.recognition.alert;

import java.util.OptionalDouble;

/**
 * Median and spread of a person's values so far, each weighted by the time that it stands for, in constant memory: values
 * are counted in bins, so both are exact to one bin, 1/500 of the unit.
 */
final class UsualValue {

    private static final int BINS_A_UNIT = 500;

    private final double least;
    private final long[] millis;
    private long total;

    /** @param least value; the greatest is 1 */
    UsualValue(double least) {
        this.least = least;
        this.millis = new long[(int) Math.ceil((1 - least) * BINS_A_UNIT) + 1];
    }

    void add(double value, double seconds) {
        long weight = Math.round(seconds * 1000);
        millis[(int) Math.round((value - least) * BINS_A_UNIT)] += weight;
        total += weight;
    }

    /** How much speech it knows. */
    double seconds() {
        return total / 1000.0;
    }

    /** The least value with half of the time at or below it; empty before the first. */
    OptionalDouble median() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(value(medianBin()));
    }

    /** 1.4826 times the median distance from the median; empty before the first. */
    OptionalDouble spread() {
        if (total == 0) {
            return OptionalDouble.empty();
        }
        int middle = medianBin();
        int distance = 0;
        long within = millis[middle];
        while (2 * within < total) {
            distance++;
            within += at(middle - distance) + at(middle + distance);
        }
        return OptionalDouble.of(1.4826 * distance / BINS_A_UNIT);
    }

    private int medianBin() {
        int bin = 0;
        long sum = millis[0];
        while (2 * sum < total) {
            sum += millis[++bin];
        }
        return bin;
    }

    private long at(int bin) {
        return bin >= 0 && bin < millis.length ? millis[bin] : 0;
    }

    private double value(int bin) {
        return least + (double) bin / BINS_A_UNIT;
    }
}
