package dev.undertone.cli.table;

import dev.undertone.cli.table.TableSchema.TextColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Weka's attribute-relation file format: texts whose values are known are nominal, others strings; a missing text is
 * {@code ?}.
 */
public final class ArffTable implements TableWriter {

    private static final Map<Character, String> ESCAPES = Map.of(
            '\\', "\\\\", '\'', "\\'", '"', "\\\"", '%', "\\%", '\t', "\\t", '\n', "\\n", '\r', "\\r", '\u001e',
            "\\u001E");

    private final Writer out;

    /** @param relation the table's name */
    public ArffTable(Writer out, String relation, TableSchema schema) throws IOException {
        this.out = out;
        out.write("@relation " + quoted(relation) + "\n\n");
        for (TextColumn text : schema.texts()) {
            String type = text.values().isEmpty()
                    ? "string"
                    : text.values().stream().map(ArffTable::quoted).collect(Collectors.joining(",", "{", "}"));
            out.write("@attribute " + quoted(text.name()) + " " + type + "\n");
        }
        for (List<String> numbers : List.of(schema.positions(), schema.features())) {
            for (String name : numbers) {
                out.write("@attribute " + quoted(name) + " numeric\n");
            }
        }
        out.write("\n@data\n");
    }

    @Override
    public void row(List<String> texts, double[] positions, float[] values) throws IOException {
        String separator = "";
        for (String text : texts) {
            out.write(separator + (text.isEmpty() ? "?" : quoted(text)));
            separator = ",";
        }
        for (double position : positions) {
            out.write(separator + position);
            separator = ",";
        }
        for (float value : values) {
            out.write(',');
            out.write(Float.toString(value));
        }
        out.write('\n');
    }

    /** As Weka writes names and values. */
    static String quoted(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean quotes = text.isEmpty() || text.equals("?");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String escape = ESCAPES.get(c);
            escaped.append(escape == null ? String.valueOf(c) : escape);
            quotes |= escape != null || c == ' ' || c == ',' || c == '{' || c == '}';
        }
        return quotes ? "'" + escaped + "'" : text;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
