package dev.undertone.audio.internal;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Uncompressed samples that follow one another to an announced length or to the end of the file. */
public final class PcmStream implements AudioStream {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream bytes;
    private final StreamFormat format;
    private final SampleCoding coding;
    private final int frameBytes;
    private final OptionalLong announcedBytes;
    private final ByteBuffer buffer;
    private final List<String> warnings;

    private int buffered;
    private long consumed;

    /**
     * @param bytes positioned at the first sample; closed with this
     * @param announcedBytes how many bytes of samples the header promises; empty where it does not say
     * @param headerWarnings what was odd about the header
     */
    PcmStream(
            InputStream bytes,
            StreamFormat format,
            SampleCoding coding,
            ByteOrder order,
            OptionalLong announcedBytes,
            List<String> headerWarnings) {
        this.bytes = bytes;
        this.format = format;
        this.coding = coding;
        this.frameBytes = coding.bytes() * format.channels();
        this.announcedBytes = announcedBytes;
        this.buffer =
                ByteBuffer.allocate(BUFFER_BYTES / frameBytes * frameBytes).order(order);
        this.warnings = new ArrayList<>(headerWarnings);
    }

    /** Signed 16-bit integers, little-endian, to the end of the bytes. */
    public static AudioStream raw(InputStream samples, StreamFormat format) {
        return new PcmStream(
                samples, format, SampleCoding.S16, ByteOrder.LITTLE_ENDIAN, OptionalLong.empty(), List.of());
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        long left = announcedBytes.orElse(Long.MAX_VALUE) - consumed;
        int wanted = (int) Math.min(Math.min((long) frames * frameBytes, buffer.capacity()), left);
        while (buffered < frameBytes && buffered < wanted) {
            int n = bytes.read(buffer.array(), buffered, wanted - buffered);
            if (n < 0) {
                return endedEarly();
            }
            buffered += n;
        }
        int ready = buffered / frameBytes;
        if (ready == 0) {
            return -1;
        }
        coding.decode(buffer, ready * format.channels(), into, offset);
        int used = ready * frameBytes;
        System.arraycopy(buffer.array(), used, buffer.array(), 0, buffered - used);
        buffered -= used;
        consumed += used;
        return ready;
    }

    private int endedEarly() {
        announcedBytes.ifPresent(announced -> warnings.add(String.format(
                Locale.ROOT,
                "truncated: the header announces %.2f s, the file ends after %.2f s",
                seconds(announced),
                seconds(consumed))));
        return -1;
    }

    private double seconds(long bytes) {
        return (double) (bytes / frameBytes) / format.sampleRateHz();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
