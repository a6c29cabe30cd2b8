package dev.undertone.plots;

import java.util.List;

/**
 * A picture as data: rows of panels under a title.
 *
 * @param title empty for none
 * @param subtitle under it, in smaller letters; empty for none
 * @param rows from top to bottom, at least one
 */
public record Figure(String title, String subtitle, List<Row> rows) {

    public Figure {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a figure must have at least one row");
        }
    }

    int columns() {
        return rows.stream().mapToInt(Row::columns).max().orElseThrow();
    }
}
