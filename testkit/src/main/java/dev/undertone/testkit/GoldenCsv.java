package dev.undertone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of reference figures with a header line.
 *
 * @param header column names
 * @param rows at least one, each as wide as the header
 */
public record GoldenCsv(List<String> header, List<List<String>> rows) {

    /**
     * Reads fields parted by that character, without quoting.
     *
     * @throws AssertionError if the table is empty or ragged: a golden test must not pass by comparing nothing
     */
    public static GoldenCsv read(Path file, char separator) {
        try {
            return parse(file.toString(), Files.readAllLines(file), separator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenCsv parse(String name, List<String> lines, char separator) {
        List<List<String>> table = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                table.add(List.of(line.split("\\Q" + separator + "\\E", -1)));
            }
        }
        if (table.size() < 2) {
            throw new AssertionError(name + " holds no figures");
        }
        for (List<String> row : table) {
            if (row.size() != table.get(0).size()) {
                throw new AssertionError(name + " must have " + table.get(0).size() + " columns but has " + row);
            }
        }
        return new GoldenCsv(table.get(0), List.copyOf(table.subList(1, table.size())));
    }

    public double number(int row, int column) {
        return Double.parseDouble(rows.get(row).get(column));
    }

    /** @throws AssertionError if there is no such column */
    public double number(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new AssertionError("column must be one of " + header + " but was " + column);
        }
        return number(row, index);
    }
}
