package dev.undertone.server.internal.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Live audio as a 16-bit WAV file that can be written at any place: gaps are silence, and a file that was not closed is
 * mended when it is opened again. Samples beyond full scale are clipped.
 */
final class AudioFile implements Closeable {

    private static final int HEADER_BYTES = 44;
    /** WAV counts its bytes in 32 bits: 18 h of 16 kHz. What comes later is not kept. */
    private static final long MOST_BYTES = (1L << 31) - 1 - HEADER_BYTES;

    private final FileChannel file;
    private final int rateHz;

    private AudioFile(FileChannel file, int rateHz) {
        this.file = file;
        this.rateHz = rateHz;
    }

    static AudioFile open(Path path, int rateHz) throws IOException {
        AudioFile file =
                new AudioFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE), rateHz);
        file.writeHeader();
        return file;
    }

    void write(long firstSample, float[] samples, int from) throws IOException {
        long place = firstSample * Short.BYTES;
        if (place + (long) (samples.length - from) * Short.BYTES > MOST_BYTES) {
            return;
        }
        ByteBuffer out =
                ByteBuffer.allocate((samples.length - from) * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < samples.length; i++) {
            float sample = Float.isFinite(samples[i]) ? samples[i] : 0;
            out.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32_768))));
        }
        writeAll(out.flip(), HEADER_BYTES + place);
    }

    private void writeHeader() throws IOException {
        int audio = (int) Math.max(0, Math.min(MOST_BYTES, file.size() - HEADER_BYTES));
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER_BYTES - 8 + audio)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(rateHz)
                .putInt(rateHz * Short.BYTES)
                .putShort((short) Short.BYTES)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(audio);
        writeAll(header.flip(), 0);
    }

    private void writeAll(ByteBuffer bytes, long place) throws IOException {
        long at = place;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writeHeader();
        } finally {
            file.close();
        }
    }
}
