package dev.undertone.server.internal.export;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Kept audio of any format as a 16-bit mono WAV file of known length, decoded while it is read: what a browser plays was
 * written by the server, never by the uploader. Samples beyond full scale are clipped.
 */
public final class PlayableWav extends InputStream {

    private static final int HEADER_BYTES = 44;
    private static final int BLOCK_FRAMES = 16 * 1024;
    private static final long MOST_FRAMES = ((1L << 31) - 1 - HEADER_BYTES) / Short.BYTES;

    private final ChannelReader reader;
    private final long frames;
    private final float[][] block = new float[1][BLOCK_FRAMES];
    private long framesLeft;
    private byte[] ready;
    private int at;

    private PlayableWav(ChannelReader reader, long frames, int rateHz) {
        this.reader = reader;
        this.frames = frames;
        this.framesLeft = frames;
        this.ready = header(frames, rateHz);
    }

    /** Opens a file that has been heard before, at the length and rate that were found then. */
    public static PlayableWav open(Path file, double durationSeconds, int rateHz) throws IOException {
        ChannelReader reader =
                ChannelReader.open(AudioReader.open(file), "recording", new ChannelSelection.Mix(), rateHz);
        return new PlayableWav(reader, Math.min(MOST_FRAMES, Math.round(durationSeconds * rateHz)), rateHz);
    }

    /** In bytes. */
    public long length() {
        return HEADER_BYTES + frames * Short.BYTES;
    }

    private static byte[] header(long frames, int rateHz) {
        int audio = Math.toIntExact(frames * Short.BYTES);
        byte[] header = new byte[HEADER_BYTES];
        ByteBuffer.wrap(header)
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
        return header;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, offset, n);
        at += n;
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = 0;
        while (skipped < bytes && fill()) {
            int n = (int) Math.min(bytes - skipped, ready.length - at);
            at += n;
            skipped += n;
        }
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, ready.length - at + framesLeft * Short.BYTES);
    }

    /** Whether there is a byte to hand out. */
    private boolean fill() throws IOException {
        if (at < ready.length) {
            return true;
        }
        if (framesLeft == 0) {
            return false;
        }
        int wanted = (int) Math.min(BLOCK_FRAMES, framesLeft);
        int n = reader.read(block, wanted);
        if (n < 0) {
            // The length was promised: what is missing is silence.
            n = wanted;
            java.util.Arrays.fill(block[0], 0, n, 0);
        }
        framesLeft -= n;
        ByteBuffer out = ByteBuffer.allocate(n * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            out.putShort((short)
                    Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(block[0][i] * 32_768))));
        }
        ready = out.array();
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
