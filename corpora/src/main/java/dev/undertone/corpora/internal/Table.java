package dev.undertone.corpora.internal;

import dev.undertone.corpora.CorpusException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of text with a header, UTF-8, separated by commas (RFC 4180), by semicolons where the header holds no comma (as
 * spreadsheets write in many countries) or, where the name ends in .tsv, by tabs.
 */
final class Table {

    private Table() {}

    /** @param number the row's place among those that are not blank, from 1 for the header */
    record Row(int number, Map<String, String> cells) {

        Row {
            cells = Map.copyOf(cells);
        }

        /** The stripped cell of a column, or an empty text where the table has none. */
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Whether the first line names at least these columns; asks no more of the file, which may be anything. */
    static boolean hasColumns(Path file, String... names) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        // Unlike Files.newBufferedReader this one does not fail on bytes that are not UTF-8.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String first = reader.readLine();
            return first != null
                    && columns(records(withoutMark(first), separator(file, first)))
                            .containsAll(List.of(names));
        }
    }

    /**
     * The rows below the header.
     *
     * @throws CorpusException if the text is not UTF-8 or the table is empty
     */
    static List<Row> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            CorpusException wrapped = new CorpusException(file + " is not UTF-8 text; save the table as UTF-8");
            wrapped.initCause(e);
            throw wrapped;
        }
        List<List<String>> records = records(
                withoutMark(text), separator(file, text.lines().findFirst().orElse("")));
        if (records.isEmpty()) {
            throw new CorpusException(file + " is empty; its first row must name the columns");
        }
        List<String> columns = columns(records);
        List<Row> rows = new ArrayList<>();
        for (int r = 1; r < records.size(); r++) {
            Map<String, String> cells = new TreeMap<>();
            for (int c = 0; c < Math.min(columns.size(), records.get(r).size()); c++) {
                cells.put(columns.get(c), records.get(r).get(c));
            }
            rows.add(new Row(r + 1, cells));
        }
        return List.copyOf(rows);
    }

    private static List<String> columns(List<List<String>> records) {
        return records.isEmpty()
                ? List.of()
                : records.get(0).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static char separator(Path file, String header) {
        if (AudioFiles.name(file).toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            return '\t';
        }
        return header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    /** Without the byte order mark that spreadsheets write. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Blank lines are left out, cells are stripped. */
    private static List<List<String>> records(String text, char separator) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || doubled) {
                    cell.append(c);
                    i += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                quoted = true;
                cell.setLength(0);
            } else if (c == separator || c == '\n') {
                record.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    if (record.size() > 1 || !record.get(0).isEmpty()) {
                        records.add(List.copyOf(record));
                    }
                    record.clear();
                }
            } else {
                cell.append(c);
            }
        }
        return records;
    }
}
