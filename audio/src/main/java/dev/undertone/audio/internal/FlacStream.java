package dev.undertone.audio.internal;

import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;

/** The frames of a FLAC file, checked against the length and the MD5 sum its description gives. */
final class FlacStream implements AudioStream {

    private final FLACDecoder decoder;
    private final InputStream bytes;
    private final StreamFormat format;
    private final int bits;
    private final long announcedFrames;
    private final byte[] announcedMd5;
    private final MessageDigest md5;
    private final List<String> warnings = new ArrayList<>();

    private byte[] raw = {};
    private int blockSize;
    private int position;
    private long delivered;
    private int foreignFrames;

    /**
     * @param announcedFrames 0 if unknown
     * @param announcedMd5 of the samples as little-endian integers; all zero if unknown
     */
    FlacStream(
            FLACDecoder decoder,
            InputStream bytes,
            StreamFormat format,
            int bits,
            long announcedFrames,
            byte[] announcedMd5) {
        this.decoder = decoder;
        this.bytes = bytes;
        this.format = format;
        this.bits = bits;
        this.announcedFrames = announcedFrames;
        this.announcedMd5 = announcedMd5;
        try {
            this.md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        while (position == blockSize) {
            if (!nextBlock()) {
                return -1;
            }
        }
        int n = Math.min(frames, blockSize - position);
        float scale = (float) (1.0 / (1 << (bits - 1)));
        for (int c = 0; c < format.channels(); c++) {
            int[] samples = decoder.getChannelData()[c].getOutput();
            for (int i = 0, at = offset + c; i < n; i++, at += format.channels()) {
                into[at] = samples[position + i] * scale;
            }
        }
        position += n;
        delivered += n;
        return n;
    }

    private boolean nextBlock() throws IOException {
        position = 0;
        blockSize = 0;
        Frame frame = decoder.readNextFrame();
        if (frame == null) {
            finish();
            return false;
        }
        if (frame.header.channels != format.channels() || frame.header.bitsPerSample != bits) {
            foreignFrames++;
            return true;
        }
        blockSize = frame.header.blockSize;
        digest();
        return true;
    }

    private void digest() {
        int width = (bits + 7) / 8;
        int length = blockSize * format.channels() * width;
        if (raw.length < length) {
            raw = new byte[length];
        }
        for (int c = 0; c < format.channels(); c++) {
            int[] samples = decoder.getChannelData()[c].getOutput();
            for (int i = 0, at = c * width; i < blockSize; i++, at += format.channels() * width) {
                int sample = samples[i];
                for (int b = 0; b < width; b++) {
                    raw[at + b] = (byte) (sample >> (8 * b));
                }
            }
        }
        md5.update(raw, 0, length);
    }

    private void finish() {
        int bad = decoder.getBadFrames() + foreignFrames;
        boolean md5Given = false;
        for (byte b : announcedMd5) {
            md5Given |= b != 0;
        }
        if (bad > 0) {
            warnings.add("damaged: " + bad + " FLAC frames are broken and were dropped or silenced");
        } else if (delivered < announcedFrames) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "truncated: the header announces %.2f s, the file ends after %.2f s",
                    (double) announcedFrames / format.sampleRateHz(),
                    (double) delivered / format.sampleRateHz()));
        } else if (md5Given && !MessageDigest.isEqual(md5.digest(), announcedMd5)) {
            warnings.add("damaged: the samples do not match the checksum in the FLAC header");
        }
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
