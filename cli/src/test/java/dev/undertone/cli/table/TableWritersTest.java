package dev.undertone.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.cli.table.TableSchema.TextColumn;
import dev.undertone.testkit.Npy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableWritersTest {

    private static final TableSchema SCHEMA = new TableSchema(
            List.of(new TextColumn("file", List.of()), new TextColumn("emotion", List.of("angry", "not known"))),
            List.of("start"),
            List.of("f0_mean", "mfcc0"));

    private interface Opening {
        TableWriter open(Writer out) throws IOException;
    }

    private static String written(Opening opening) throws IOException {
        StringWriter out = new StringWriter();
        try (TableWriter table = opening.open(out)) {
            fill(table);
        }
        return out.toString();
    }

    private static void fill(TableWriter table) throws IOException {
        table.row(List.of("a, \"b\".wav", "not known"), new double[] {0.5}, new float[] {140.25f, -1e-7f});
        table.row(List.of("it's 50%.wav", ""), new double[] {1}, new float[] {0, 1e30f});
    }

    @Test
    void csv() throws IOException {
        assertThat(written(out -> new CsvTable(out, SCHEMA))).isEqualTo("""
                        file,emotion,start,f0_mean,mfcc0\r
                        "a, ""b"".wav",not known,0.5,140.25,-1.0E-7\r
                        it's 50%.wav,,1.0,0.0,1.0E30\r
                        """);
    }

    @Test
    void arff() throws IOException {
        assertThat(written(out -> new ArffTable(out, "my set", SCHEMA))).isEqualTo("""
                        @relation 'my set'

                        @attribute file string
                        @attribute emotion {angry,'not known'}
                        @attribute start numeric
                        @attribute f0_mean numeric
                        @attribute mfcc0 numeric

                        @data
                        'a, \\"b\\".wav','not known',0.5,140.25,-1.0E-7
                        'it\\'s 50\\%.wav',?,1.0,0.0,1.0E30
                        """);
    }

    /** As weka.core.Utils.quote does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"plain;plain", "a b;'a b'", "a,b;'a,b'", "{a};'{a}'", "it's;'it\\'s'", "50%;'50\\%'", "?;'?'"})
    void arffQuoting(String text, String quoted) {
        assertThat(ArffTable.quoted(text)).isEqualTo(quoted);
    }

    @Test
    void json() throws IOException {
        String array = written(out -> new JsonTable(out, SCHEMA, JsonTable.Layout.ARRAY));
        JsonObject row = JsonParser.parseString(array).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(row.keySet()).containsExactly("file", "emotion", "start", "f0_mean", "mfcc0");
        assertThat(row.get("file").getAsString()).isEqualTo("a, \"b\".wav");
        assertThat(row.get("f0_mean").getAsFloat()).isEqualTo(140.25f);
        List<String> lines = written(out -> new JsonTable(out, SCHEMA, JsonTable.Layout.LINES))
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonParser.parseString(lines.get(0))).isEqualTo(row);
        assertThat(JsonParser.parseString(lines.get(1))
                        .getAsJsonObject()
                        .get("mfcc0")
                        .getAsFloat())
                .isEqualTo(1e30f);
    }

    @Test
    void noRowsAreValidToo() throws IOException {
        StringWriter out = new StringWriter();
        new JsonTable(out, SCHEMA, JsonTable.Layout.ARRAY).close();
        assertThat(JsonParser.parseString(out.toString()).getAsJsonArray()).isEmpty();
    }

    @Test
    void npyWithItsNames(@TempDir Path folder) throws IOException {
        Path values = folder.resolve("x.npy");
        Path names = folder.resolve("x.npy.json");
        try (TableWriter table = new NpyTable(values, names, SCHEMA)) {
            fill(table);
        }
        Npy matrix = Npy.read(values);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(2);
        assertThat(matrix.get(0, 0)).isEqualTo(140.25);
        assertThat(matrix.get(1, 1)).isEqualTo(1e30f);
        JsonObject json = JsonParser.parseString(Files.readString(names)).getAsJsonObject();
        assertThat(json.getAsJsonArray("columns").get(0).getAsString()).isEqualTo("f0_mean");
        assertThat(json.getAsJsonArray("rows")
                        .get(0)
                        .getAsJsonObject()
                        .get("start")
                        .getAsDouble())
                .isEqualTo(0.5);
    }
}
