package dev.undertone.audio.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks the chunks (name, size, bytes, padding to even) of RIFF and IFF files without holding one in memory. */
final class Chunks {

    private final InputStream bytes;
    private final ByteOrder order;

    private String id = "";
    private long size;
    private long left;

    Chunks(InputStream bytes, ByteOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    /**
     * Moves to the next chunk, past what is left of this one.
     *
     * @return false at the end of the file
     */
    boolean next() throws IOException {
        try {
            bytes.skipNBytes(left);
        } catch (EOFException e) {
            return false;
        }
        if ((size & 1) != 0) {
            skipPadding();
        }
        byte[] header = bytes.readNBytes(8);
        if (header.length < 8) {
            return false;
        }
        id = new String(header, 0, 4, StandardCharsets.ISO_8859_1);
        size = ByteBuffer.wrap(header).order(order).getInt(4) & 0xFFFFFFFFL;
        left = size;
        return true;
    }

    /** Some writers forget the padding; a chunk's name never starts with zero. */
    private void skipPadding() throws IOException {
        bytes.mark(1);
        if (bytes.read() != 0) {
            bytes.reset();
        }
    }

    /** Four characters. */
    String id() {
        return id;
    }

    /** As announced, in 0..2^32-1. */
    long size() {
        return size;
    }

    /** The first bytes of this chunk, at most {@code most}; fewer if the chunk or the file is shorter. */
    ByteBuffer head(int most) throws IOException {
        byte[] head = bytes.readNBytes((int) Math.min(most, left));
        left -= head.length;
        return ByteBuffer.wrap(head).order(order);
    }
}
