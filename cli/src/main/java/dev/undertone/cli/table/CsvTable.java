package dev.undertone.cli.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** CSV (RFC 4180) with a header line. */
public final class CsvTable implements TableWriter {

    private final Writer out;

    public CsvTable(Writer out, TableSchema schema) throws IOException {
        this.out = out;
        String separator = "";
        for (String name : schema.names()) {
            out.write(separator + quoted(name));
            separator = ",";
        }
        out.write("\r\n");
    }

    @Override
    public void row(List<String> texts, double[] positions, float[] values) throws IOException {
        String separator = "";
        for (String text : texts) {
            out.write(separator + quoted(text));
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
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
