package dev.undertone.features.composition;

import java.util.List;
import java.util.stream.IntStream;

/** Names of columns within a feature. */
final class Columns {

    /** Of a feature of one column, which bears the feature's own name. */
    static final List<String> ONE = List.of("");

    private Columns() {}

    /** {@code 0}, {@code 1}, … */
    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
