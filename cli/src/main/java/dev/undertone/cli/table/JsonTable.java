package dev.undertone.cli.table;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** JSON: one flat object a row, in an array or on a line of its own; a missing text is null. */
public final class JsonTable implements TableWriter {

    /** What is around the rows. */
    public enum Layout {
        ARRAY,
        LINES
    }

    private final Writer out;
    private final TableSchema schema;
    private final Layout layout;
    private long rows;

    public JsonTable(Writer out, TableSchema schema, Layout layout) {
        this.out = out;
        this.schema = schema;
        this.layout = layout;
    }

    @Override
    public void row(List<String> texts, double[] positions, float[] values) throws IOException {
        if (layout == Layout.ARRAY) {
            out.write(rows == 0 ? "[\n" : ",\n");
        }
        // The writer only buffers; it is not closed, since that would close what it writes to.
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        for (int i = 0; i < texts.size(); i++) {
            json.name(schema.texts().get(i).name());
            if (texts.get(i).isEmpty()) {
                json.nullValue();
            } else {
                json.value(texts.get(i));
            }
        }
        for (int i = 0; i < positions.length; i++) {
            json.name(schema.positions().get(i)).value(positions[i]);
        }
        for (int i = 0; i < values.length; i++) {
            json.name(schema.features().get(i)).jsonValue(Float.toString(values[i]));
        }
        json.endObject();
        json.flush();
        if (layout == Layout.LINES) {
            out.write('\n');
        }
        rows++;
    }

    @Override
    public void close() throws IOException {
        if (layout == Layout.ARRAY) {
            out.write(rows == 0 ? "[]\n" : "\n]\n");
        }
        out.flush();
    }
}
