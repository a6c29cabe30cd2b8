package dev.undertone.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of floats whose heap does not grow with its length: beyond {@link #HEAP_LIMIT} values all of them lie in a
 * temporary file that is mapped into memory and deleted when it is opened (where the system lets open files go), so
 * that nothing is left behind even by a program that is killed. Filled by one {@link Builder}; immutable and thread-safe from then on.
 */
public final class FloatStore {

    /** The most values that stay on the heap: 16 MiB of them, since one set keeps several stores. */
    public static final long HEAP_LIMIT = 4L << 20;

    private static final int SEGMENT_BITS = 18;
    private static final int SEGMENT = 1 << SEGMENT_BITS;
    private static final int FIRST_SEGMENT = 1 << 13;
    private static final int MAP_BITS = 27;

    private final FloatBuffer[] segments;
    private final int bits;
    private final long size;

    private FloatStore(FloatBuffer[] segments, int bits, long size) {
        this.segments = segments;
        this.bits = bits;
        this.size = size;
    }

    /** Copies the values. */
    public static FloatStore of(float[] values) {
        return of(values, 0, values.length);
    }

    /** Copies {@code count} values from {@code from} on. */
    public static FloatStore of(float[] values, int from, int count) {
        float[] copy = new float[count];
        System.arraycopy(values, from, copy, 0, count);
        return new FloatStore(new FloatBuffer[] {FloatBuffer.wrap(copy)}, Integer.SIZE, count);
    }

    /**
     * The values of a file, in this machine's memory only as far as they are looked at.
     *
     * @param from the byte at which they begin
     * @param order in which their bytes lie
     */
    public static FloatStore map(Path file, long from, long count, ByteOrder order) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < from + count * Float.BYTES) {
                throw new IOException(file + ": must hold " + count + " values but is shorter");
            }
            return map(channel, from, count, order);
        }
    }

    private static FloatStore map(FileChannel channel, long from, long count, ByteOrder order) throws IOException {
        int maps = (int) ((count + (1L << MAP_BITS) - 1) >> MAP_BITS);
        FloatBuffer[] mapped = new FloatBuffer[maps];
        for (int i = 0; i < maps; i++) {
            long first = (long) i << MAP_BITS;
            long length = Math.min(count - first, 1L << MAP_BITS);
            mapped[i] = channel.map(FileChannel.MapMode.READ_ONLY, from + first * Float.BYTES, length * Float.BYTES)
                    .order(order)
                    .asFloatBuffer();
        }
        return new FloatStore(mapped, MAP_BITS, count);
    }

    /** How many values there are. */
    public long size() {
        return size;
    }

    public float get(long index) {
        Objects.checkIndex(index, size);
        return segments[segment(index)].get(within(index));
    }

    /** Fills {@code into} from {@code at} on with {@code count} values from {@code from} on. */
    public void copyTo(long from, float[] into, int at, int count) {
        Objects.checkFromIndexSize(from, count, size);
        int done = 0;
        while (done < count) {
            int start = within(from + done);
            FloatBuffer segment = segments[segment(from + done)];
            int n = Math.min(count - done, segment.capacity() - start);
            segment.get(start, into, at + done, n);
            done += n;
        }
    }

    /**
     * A copy of all values.
     *
     * @throws IllegalStateException if they are more than an array can hold
     */
    public float[] toArray() {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    size + " values are more than one array can hold; copy them part by part with copyTo");
        }
        float[] all = new float[(int) size];
        copyTo(0, all, 0, all.length);
        return all;
    }

    private int segment(long index) {
        return (int) (index >>> bits);
    }

    private int within(long index) {
        return (int) (index & ((1L << bits) - 1));
    }

    /** Takes values in order; used by one thread. */
    public static final class Builder {

        private final long heapLimit;
        private final int firstSegment;
        private final List<float[]> heap = new ArrayList<>();
        private @Nullable Spill spill;
        private long size;

        public Builder() {
            this(HEAP_LIMIT);
        }

        /** @param heapLimit how many values stay on the heap */
        Builder(long heapLimit) {
            this(heapLimit, FIRST_SEGMENT);
        }

        private Builder(long heapLimit, int firstSegment) {
            this.heapLimit = heapLimit;
            this.firstSegment = firstSegment;
        }

        /** One that need not grow for so many values; more may come. */
        public static Builder expecting(long values) {
            return new Builder(HEAP_LIMIT, (int) Math.max(1, Math.min(SEGMENT, values)));
        }

        /** How many values were appended. */
        public long size() {
            return size;
        }

        /**
         * Adds {@code count} values from {@code from} on.
         *
         * @throws UncheckedIOException if the folder of temporary files is full or may not be written to
         */
        public void append(float[] values, int from, int count) {
            if (spill == null && size + count > heapLimit) {
                spill = new Spill();
                long kept = 0;
                for (float[] segment : heap) {
                    spill.write(segment, 0, (int) Math.min(SEGMENT, size - kept));
                    kept += SEGMENT;
                }
                heap.clear();
            }
            if (spill != null) {
                spill.write(values, from, count);
            } else {
                keep(values, from, count);
            }
            size += count;
        }

        private void keep(float[] values, int from, int count) {
            int done = 0;
            while (done < count) {
                int at = (int) ((size + done) & (SEGMENT - 1));
                if (at == 0) {
                    heap.add(new float[heap.isEmpty() ? firstSegment : SEGMENT]);
                }
                int n = Math.min(count - done, SEGMENT - at);
                System.arraycopy(values, from + done, lastSegment(at + n), at, n);
                done += n;
            }
        }

        /** Doubled until it holds that many: a clip of seconds needs a small part of a whole segment. */
        private float[] lastSegment(int needed) {
            int index = heap.size() - 1;
            float[] segment = heap.get(index);
            if (segment.length < needed) {
                segment = Arrays.copyOf(segment, Math.min(SEGMENT, Math.max(needed, 2 * segment.length)));
                heap.set(index, segment);
            }
            return segment;
        }

        /** The values so far; the builder is then used up. */
        public FloatStore build() {
            if (spill != null) {
                return spill.mapped(size);
            }
            return new FloatStore(heap.stream().map(FloatBuffer::wrap).toArray(FloatBuffer[]::new), SEGMENT_BITS, size);
        }
    }

    /** The temporary file of a builder. */
    private static final class Spill {

        private static final int BUFFER_FLOATS = 1 << 16;

        private final FileChannel channel;
        private final ByteBuffer bytes =
                ByteBuffer.allocateDirect(BUFFER_FLOATS * Float.BYTES).order(ByteOrder.nativeOrder());

        Spill() {
            try {
                Path file = Files.createTempFile("undertone-", ".floats");
                channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                throw refused(e);
            }
        }

        void write(float[] values, int from, int count) {
            try {
                for (int done = 0; done < count; done += BUFFER_FLOATS) {
                    int n = Math.min(BUFFER_FLOATS, count - done);
                    bytes.clear().limit(n * Float.BYTES);
                    bytes.asFloatBuffer().put(values, from + done, n);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
            } catch (IOException e) {
                throw refused(e);
            }
        }

        FloatStore mapped(long size) {
            try (channel) {
                return map(channel, 0, size, ByteOrder.nativeOrder());
            } catch (IOException e) {
                throw refused(e);
            }
        }

        private static UncheckedIOException refused(IOException cause) {
            return new UncheckedIOException(
                    "a long recording needs room in the folder of temporary files, "
                            + System.getProperty("java.io.tmpdir")
                            + ", which cannot be written to; make room or choose another with -Djava.io.tmpdir",
                    cause);
        }
    }
}
