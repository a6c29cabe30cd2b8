package dev.undertone.corpora.internal;

import java.util.List;
import java.util.stream.Collectors;

/** A row of a table as RFC 4180 has it, and as the readers here read it. */
public final class CsvRow {

    private CsvRow() {}

    /** The cells, quoted where they must be, and a line feed. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvRow::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.equals(cell.strip()) && cell.chars().noneMatch(c -> ",;\"\r\n".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
