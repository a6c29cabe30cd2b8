package dev.undertone.audio.internal;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes before every MPEG audio frame.
 *
 * @param version 1, 2, or 25 for the unofficial "2.5" of the lowest rates
 * @param layer 1..3
 * @param frameBytes length with these four bytes
 * @see "ISO/IEC 11172-3 section 2.4.2.3, ISO/IEC 13818-3"
 */
record MpegHeader(int version, int layer, int sampleRateHz, int channels, int frameBytes) {

    static final int BYTES = 4;

    /** No combination of layer, bit rate and sampling rate makes a longer frame. */
    static final int MAX_FRAME_BYTES = 2881;

    private static final int[] RATES_HZ = {44_100, 48_000, 32_000};

    /** Kilobits per second by bit-rate index 1..14. */
    private static final int[][] VERSION_1_KBITS = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    };

    private static final int[][] VERSION_2_KBITS = {
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    };

    /**
     * The header in these bytes, or {@code null} if they are none or of a frame that cannot be read: one of
     * free format, which hides its length, or of Layer II below version 1.
     */
    static @Nullable MpegHeader parse(byte[] bytes, int at) {
        if (bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xE0) != 0xE0) {
            return null;
        }
        int versionBits = (bytes[at + 1] >> 3) & 3;
        int layer = 4 - ((bytes[at + 1] >> 1) & 3);
        int bitRateIndex = (bytes[at + 2] >> 4) & 15;
        int rateIndex = (bytes[at + 2] >> 2) & 3;
        int emphasis = bytes[at + 3] & 3;
        if (versionBits == 1
                || layer == 4
                || bitRateIndex == 0
                || bitRateIndex == 15
                || rateIndex == 3
                || emphasis == 2) {
            return null;
        }
        int version = versionBits == 3 ? 1 : versionBits == 2 ? 2 : 25;
        // JLayer 1.0.1 takes such frames for half as long as they are.
        if (version != 1 && layer == 2) {
            return null;
        }
        int rate = RATES_HZ[rateIndex] >> (version == 1 ? 0 : version == 2 ? 1 : 2);
        int bitRate = 1000 * (version == 1 ? VERSION_1_KBITS : VERSION_2_KBITS)[layer - 1][bitRateIndex - 1];
        int padding = (bytes[at + 2] >> 1) & 1;
        int frameBytes = layer == 1
                ? (12 * bitRate / rate + padding) * 4
                : samplesPerFrame(version, layer) / 8 * bitRate / rate + padding;
        boolean mono = (bytes[at + 3] & 0xC0) == 0xC0;
        return new MpegHeader(version, layer, rate, mono ? 1 : 2, frameBytes);
    }

    int samplesPerFrame() {
        return samplesPerFrame(version, layer);
    }

    private static int samplesPerFrame(int version, int layer) {
        return layer == 1 ? 384 : layer == 3 && version != 1 ? 576 : 1152;
    }

    /** Whether both can be frames of one stream. */
    boolean continues(MpegHeader other) {
        return version == other.version
                && layer == other.layer
                && sampleRateHz == other.sampleRateHz
                && channels == other.channels;
    }
}
