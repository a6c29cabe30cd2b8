package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatStoreTest {

    /** On the heap, at its limit, one beyond it and far beyond. */
    @ParameterizedTest(name = "{0} values, {1} of them on the heap, seed={2}")
    @CsvSource({"0,1000,1", "999,1000,2", "1000,1000,3", "1001,1000,4", "900000,1000,5", "900000,2000000,6"})
    void givesBackWhatItTook(int size, int heapLimit, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        FloatStore.Builder builder = new FloatStore.Builder(heapLimit);
        for (int from = 0; from < size; ) {
            int count = Math.min(size - from, 1 + random.nextInt(200_000));
            builder.append(values, from, count);
            from += count;
        }
        FloatStore store = builder.build();
        assertThat(store.size()).isEqualTo(size);
        assertThat(store.toArray()).isEqualTo(values);
        for (int trial = 0; trial < 100 && size > 0; trial++) {
            int from = random.nextInt(size);
            int count = random.nextInt(size - from + 1);
            float[] part = new float[count + 3];
            store.copyTo(from, part, 3, count);
            for (int i = 0; i < count; i += 97) {
                assertThat(part[3 + i]).isEqualTo(values[from + i]).isEqualTo(store.get(from + i));
            }
        }
    }

    @Test
    void refusesWhatLiesOutside() {
        FloatStore store = FloatStore.of(new float[] {1, 2, 3});
        assertThatThrownBy(() -> store.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.copyTo(1, new float[3], 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        FloatStore.Builder builder = new FloatStore.Builder(10);
        builder.append(new float[100], 0, 100);
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".floats"));
        }
        assertThat(builder.build().size()).isEqualTo(100);
    }

    @Test
    void mapsPartOfAFile(@TempDir Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 3 * Float.BYTES).order(ByteOrder.BIG_ENDIAN);
        bytes.putInt(7).putFloat(1).putFloat(2).putFloat(3);
        Path file = Files.write(folder.resolve("values"), bytes.array());
        assertThat(FloatStore.map(file, 4, 3, ByteOrder.BIG_ENDIAN).toArray()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> FloatStore.map(file, 4, 4, ByteOrder.BIG_ENDIAN))
                .hasMessageContaining("must hold 4 values but is shorter");
    }
}
