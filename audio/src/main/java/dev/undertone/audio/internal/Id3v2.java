package dev.undertone.audio.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Skips ID3v2 tags, which stand before MP3, and by some programs' mistake before anything else, and may hold megabytes
 * of cover art.
 *
 * @see <a href="https://id3.org/id3v2.4.0-structure">ID3 tag version 2.4.0, section 3.1</a>
 */
public final class Id3v2 {

    private static final int HEADER_BYTES = 10;
    private static final int FOOTER_FLAG = 0x10;

    private Id3v2() {}

    /**
     * Moves past any tags at the start.
     *
     * @return whether there was one
     */
    public static boolean skip(BufferedInputStream bytes) throws IOException {
        boolean found = false;
        while (true) {
            bytes.mark(HEADER_BYTES);
            byte[] header = bytes.readNBytes(HEADER_BYTES);
            bytes.reset();
            long length = length(header);
            if (length == 0) {
                return found;
            }
            found = true;
            try {
                bytes.skipNBytes(length);
            } catch (EOFException e) {
                return true;
            }
        }
    }

    /** The length in bytes of the tag that starts here, all included, or 0 if none does. */
    private static long length(byte[] header) {
        if (header.length < HEADER_BYTES || header[0] != 'I' || header[1] != 'D' || header[2] != '3') {
            return 0;
        }
        long size = 0;
        for (int i = 6; i < HEADER_BYTES; i++) {
            if (header[i] < 0) {
                return 0;
            }
            size = (size << 7) | header[i];
        }
        boolean footer = (header[5] & FOOTER_FLAG) != 0;
        return size + HEADER_BYTES + (footer ? HEADER_BYTES : 0);
    }
}
