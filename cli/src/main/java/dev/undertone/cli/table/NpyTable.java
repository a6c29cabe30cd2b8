package dev.undertone.cli.table;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * NumPy's format 1.0: the values alone as float32 {@code [rows][features]}, in C order. What the rows and columns are is
 * written beside it as JSON: {@code columns}, a list of names, and {@code rows}, a list of objects with texts and
 * positions.
 */
public final class NpyTable implements TableWriter {

    private static final int HEADER_BYTES = 128;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final FileChannel values;
    private final Writer text;
    private final JsonWriter json;
    private final TableSchema schema;
    private final ByteBuffer buffer;
    private long rows;

    /**
     * @param file where the values go
     * @param names where the names go
     */
    public NpyTable(Path file, Path names, TableSchema schema) throws IOException {
        this.schema = schema;
        this.buffer = ByteBuffer.allocate(
                        Math.max(HEADER_BYTES, schema.features().size() * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        values = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        values.position(HEADER_BYTES);
        text = new BufferedWriter(Files.newBufferedWriter(names, StandardCharsets.UTF_8));
        json = new JsonWriter(text);
        json.beginObject().name("columns").beginArray();
        for (String name : schema.features()) {
            json.value(name);
        }
        json.endArray().name("rows").beginArray();
    }

    @Override
    public void row(List<String> texts, double[] positions, float[] row) throws IOException {
        buffer.clear();
        for (float value : row) {
            buffer.putFloat(value);
        }
        write();
        json.beginObject();
        for (int i = 0; i < texts.size(); i++) {
            json.name(schema.texts().get(i).name()).value(texts.get(i).isEmpty() ? null : texts.get(i));
        }
        for (int i = 0; i < positions.length; i++) {
            json.name(schema.positions().get(i)).value(positions[i]);
        }
        json.endObject();
        rows++;
    }

    private void write() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            values.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        try (values;
                text) {
            json.endArray().endObject();
            json.flush();
            text.write('\n');
            byte[] dictionary = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", "
                            + schema.features().size() + "), }")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] header = new byte[HEADER_BYTES];
            Arrays.fill(header, (byte) ' ');
            System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
            int length = HEADER_BYTES - MAGIC.length - Short.BYTES;
            header[MAGIC.length] = (byte) length;
            header[MAGIC.length + 1] = 0;
            System.arraycopy(dictionary, 0, header, MAGIC.length + Short.BYTES, dictionary.length);
            header[HEADER_BYTES - 1] = '\n';
            buffer.clear();
            buffer.put(header);
            values.position(0);
            write();
        }
    }
}
