package dev.undertone.features.composition;

import java.util.List;
import java.util.stream.IntStream;

/** Columns within a feature: their names and sums. */
final class Columns {

    /** Of a feature of one column, which bears the feature's own name. */
    static final List<String> ONE = List.of("");

    private Columns() {}

    /** {@code 0}, {@code 1}, … */
    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** The first {@code count} values, in four parts, as each addition to the same one waits for the one before. */
    static double sum(float[] row, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            a += row[i];
            b += row[i + 1];
            c += row[i + 2];
            d += row[i + 3];
        }
        for (; i < count; i++) {
            a += row[i];
        }
        return a + b + (c + d);
    }
}
