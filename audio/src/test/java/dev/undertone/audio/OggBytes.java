package dev.undertone.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An Ogg file as bytes, taken apart without the code under test. */
final class OggBytes {

    private OggBytes() {}

    /** Rewrites the checksum of the page that begins there (CRC-32, polynomial 04c11db7, nothing reflected). */
    static void fixChecksum(byte[] file, int page) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(page + 22, 0);
        int crc = 0;
        for (int i = page; i < page + length(file, page); i++) {
            for (int bit = 7; bit >= 0; bit--) {
                int top = (crc >>> 31) ^ (file[i] >> bit & 1);
                crc = (crc << 1) ^ (top == 0 ? 0 : 0x04c11db7);
            }
        }
        bytes.putInt(page + 22, crc);
    }

    static int length(byte[] file, int page) {
        int segments = file[page + 26] & 0xff;
        int length = 27 + segments;
        for (int s = 0; s < segments; s++) {
            length += file[page + 27 + s] & 0xff;
        }
        return length;
    }

    /** How long the recording is by its last page's position, in frames, an Opus stream's run-up taken off. */
    static long frames(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int last = 0;
        for (int page = 0; page < file.length; page += length(file, page)) {
            last = page;
        }
        boolean opus = new String(file, 28, 8, StandardCharsets.US_ASCII).equals("OpusHead");
        return bytes.getLong(last + 6) - (opus ? bytes.getShort(38) : 0);
    }
}
