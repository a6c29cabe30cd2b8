package dev.undertone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

    @TempDir
    Path temp;

    private Path npy(String type, String order, String shape, double... values) throws IOException {
        byte[] header = ("{'descr': '<" + type + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x4d554e93).putShort((short) 0x5950).putShort((short) 1).putShort((short) header.length);
        bytes.put(header);
        for (double value : values) {
            if (type.equals("f8")) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
        }
        byte[] content = new byte[bytes.position()];
        bytes.flip().get(content);
        return Files.write(temp.resolve("a.npy"), content);
    }

    @Test
    void readsBothOrdersAndWidths() throws IOException {
        for (String type : List.of("f4", "f8")) {
            Npy rows = Npy.read(npy(type, "False", "2, 3", 1, 2, 3, 4, 5, 6));
            assertThat(rows.get(1, 0)).isEqualTo(4);
            Npy columns = Npy.read(npy(type, "True", "2, 3", 1, 4, 2, 5, 3, 6));
            assertThat(columns.get(1, 0)).isEqualTo(4);
            assertThat(columns.get(0, 2)).isEqualTo(3);
            assertThat(columns.range()).isEqualTo(5);
        }
        assertThat(Npy.read(npy("f8", "False", "2,", 1, 2)).columns()).isEqualTo(2);
        assertThat(Npy.read(npy("f8", "False", "", 1)).columns()).isEqualTo(1);
    }

    @Test
    void refusesWhatWouldCompareNothing() throws IOException {
        Path empty = npy("f8", "False", "0, 3");
        assertThatThrownBy(() -> Npy.read(empty)).isInstanceOf(AssertionError.class);
        Path cut = npy("f8", "False", "2, 3", 1, 2);
        assertThatThrownBy(() -> Npy.read(cut)).hasMessageContaining("16 bytes for 2 × 3");
        assertThatThrownBy(() -> GoldenCsv.parse("x", List.of("a,b"), ',')).hasMessage("x holds no figures");
        assertThatThrownBy(() -> GoldenCsv.parse("x", List.of("a,b", "1"), ',')).hasMessageContaining("2 columns");
    }

    @Test
    void readsTables() {
        GoldenCsv table = GoldenCsv.parse("x", List.of("name;a", "one;1.5"), ';');
        assertThat(table.number(0, "a")).isEqualTo(1.5);
        assertThatThrownBy(() -> table.number(0, "b")).hasMessageContaining("[name, a]");
    }
}
