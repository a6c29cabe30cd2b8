package dev.undertone.audio.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * EBML elements (RFC 8794) one after another. Nesting is not tracked: whoever wants an element's children goes on
 * reading, who does not skips its body. So elements of unknown size, as live recorders write them, need no care.
 */
final class EbmlReader implements Closeable {

    /** The size of an element that goes on until one comes that cannot be in it. */
    static final long UNKNOWN_SIZE = -1;

    private final InputStream in;
    private int id;
    private long size;

    EbmlReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * Reads the next element's id and size; the body comes next.
     *
     * @return false at the end
     * @throws EOFException if the bytes end within them
     * @throws IOException if they are no id and size
     */
    boolean next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        id = (int) number(first, 4, true);
        size = number(byteRead(), 8, false);
        return true;
    }

    int id() {
        return id;
    }

    long size() {
        return size;
    }

    /** A number of as many bytes as the first one has leading zero bits, and one. */
    private long number(int first, int mostBytes, boolean keepMarker) throws IOException {
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > mostBytes) {
            throw new IOException("no EBML element");
        }
        long value = keepMarker ? first : first & (0xff >> length);
        for (int i = 1; i < length; i++) {
            value = (value << 8) | byteRead();
        }
        return !keepMarker && value == (1L << (7 * length)) - 1 ? UNKNOWN_SIZE : value;
    }

    private int byteRead() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("within an element");
        }
        return b;
    }

    /** The body as an unsigned big-endian number. */
    long unsigned() throws IOException {
        long value = 0;
        for (byte b : body(8)) {
            value = (value << 8) | (b & 0xff);
        }
        return value;
    }

    /**
     * The whole body.
     *
     * @throws IOException if it is larger than that
     */
    byte[] body(int mostBytes) throws IOException {
        if (size < 0 || size > mostBytes) {
            throw new IOException("an element of " + size + " bytes where at most " + mostBytes + " are sensible");
        }
        byte[] body = in.readNBytes((int) size);
        if (body.length < size) {
            throw new EOFException("within an element");
        }
        return body;
    }

    void skip() throws IOException {
        if (size < 0) {
            throw new IOException("an element of unknown size");
        }
        in.skipNBytes(size);
    }

    /** Goes on to the next element with this four-byte id, its body coming next; false if there is none. */
    boolean find(int wanted) throws IOException {
        int last = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            last = (last << 8) | b;
            if (last == wanted) {
                id = wanted;
                size = UNKNOWN_SIZE;
                int sizeBytes = Integer.numberOfLeadingZeros(Math.max(1, in.read())) - 23;
                return in.readNBytes(sizeBytes - 1).length == sizeBytes - 1;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
