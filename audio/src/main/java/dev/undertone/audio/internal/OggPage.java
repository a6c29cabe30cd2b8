package dev.undertone.audio.internal;

/** One page of an Ogg stream (RFC 3533): one whose checksum was right, or what is there of one the file ends in. */
final class OggPage {

    static final int HEADER_BYTES = 27;
    static final int MAX_BYTES = HEADER_BYTES + 255 + 255 * 255;

    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < CRC.length; i++) {
            int r = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                r = (r << 1) ^ ((r >> 31) & 0x04c11db7);
            }
            CRC[i] = r;
        }
    }

    private final byte[] bytes;
    private final int segments;
    private final boolean cut;

    private OggPage(byte[] bytes) {
        this.bytes = bytes;
        int end = bodyStart();
        int whole = 0;
        while (whole < announcedSegments() && end + segmentLength(whole) <= bytes.length) {
            end += segmentLength(whole);
            whole++;
        }
        this.segments = whole;
        this.cut = whole < announcedSegments();
    }

    /** Whether the checksum in these bytes, header and body of one page, is right. */
    static boolean isSound(byte[] page) {
        int crc = 0;
        for (int i = 0; i < page.length; i++) {
            int b = i >= 22 && i < 26 ? 0 : page[i] & 0xff;
            crc = (crc << 8) ^ CRC[(crc >>> 24) ^ b];
        }
        return crc == (int) littleEndian(page, 22, 4);
    }

    /** The page in these bytes, which it keeps: at least the header up to the end of the segment table. */
    static OggPage of(byte[] bytes) {
        return new OggPage(bytes);
    }

    static long littleEndian(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[from + i] & 0xff);
        }
        return value;
    }

    /** Whether its first packet began on an earlier page. */
    boolean isContinued() {
        return (bytes[5] & 1) != 0;
    }

    boolean isFirst() {
        return (bytes[5] & 2) != 0;
    }

    boolean isLast() {
        return !cut && (bytes[5] & 4) != 0;
    }

    /** Frames from the start of the stream to the end of the last packet that ends here; -1 if none does or is known. */
    long granulePosition() {
        return cut ? -1 : littleEndian(bytes, 6, 8);
    }

    int serial() {
        return (int) littleEndian(bytes, 14, 4);
    }

    int sequence() {
        return (int) littleEndian(bytes, 18, 4);
    }

    /** How many segments are there, whole. */
    int segments() {
        return segments;
    }

    private int announcedSegments() {
        return bytes[26] & 0xff;
    }

    /** Bytes in that segment; fewer than 255 end a packet. */
    int segmentLength(int segment) {
        return bytes[HEADER_BYTES + segment] & 0xff;
    }

    /** Header and body; not copied. */
    byte[] bytes() {
        return bytes;
    }

    int bodyStart() {
        return HEADER_BYTES + announcedSegments();
    }
}
