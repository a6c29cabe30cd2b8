package dev.undertone.features.composition;

/** Count, mean and standard deviation (of the population) of numbers that come one by one; 0 of none. */
final class Spread {

    private int count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    int count() {
        return count;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
