package dev.undertone.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * How an uncompressed format writes one sample. Integers are divided by their full scale, so they lie in [-1, 1); A-law
 * and mu-law expand by ITU-T G.711.
 */
enum SampleCoding {
    U8(1),
    S8(1),
    S16(2),
    S24(3),
    S32(4),
    F32(4),
    F64(8),
    ALAW(1),
    ULAW(1);

    private static final float[] ALAW_VALUES = new float[256];
    private static final float[] ULAW_VALUES = new float[256];

    static {
        for (int code = 0; code < 256; code++) {
            ALAW_VALUES[code] = alaw(code) / 32768f;
            ULAW_VALUES[code] = ulaw(code) / 32768f;
        }
    }

    private final int bytes;

    SampleCoding(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one sample. */
    int bytes() {
        return bytes;
    }

    /** For {@link dev.undertone.audio.StreamFormat#codec}, as {@code pcm-s16}. */
    String codecName() {
        return this == ALAW || this == ULAW
                ? name().toLowerCase(Locale.ROOT)
                : "pcm-" + name().toLowerCase(Locale.ROOT);
    }

    /** Signed integers of that many bytes (1..4), more significant bits first in value. */
    static SampleCoding signed(int bytes) {
        return switch (bytes) {
            case 1 -> S8;
            case 2 -> S16;
            case 3 -> S24;
            case 4 -> S32;
            default -> throw new IllegalArgumentException("bytes must be in 1..4 but was " + bytes);
        };
    }

    /** Decodes {@code count} samples from the start of {@code encoded}, in its byte order. */
    void decode(ByteBuffer encoded, int count, float[] into, int offset) {
        boolean big = encoded.order() == ByteOrder.BIG_ENDIAN;
        for (int i = 0, at = 0; i < count; i++, at += bytes) {
            into[offset + i] = switch (this) {
                case U8 -> ((encoded.get(at) & 0xFF) - 128) / 128f;
                case S8 -> encoded.get(at) / 128f;
                case S16 -> encoded.getShort(at) / 32768f;
                case S24 -> {
                    int high = encoded.get(big ? at : at + 2);
                    int middle = encoded.get(at + 1) & 0xFF;
                    int low = encoded.get(big ? at + 2 : at) & 0xFF;
                    yield ((high << 16) | (middle << 8) | low) / 0x1p23f;
                }
                case S32 -> encoded.getInt(at) / 0x1p31f;
                case F32 -> encoded.getFloat(at);
                case F64 -> (float) encoded.getDouble(at);
                case ALAW -> ALAW_VALUES[encoded.get(at) & 0xFF];
                case ULAW -> ULAW_VALUES[encoded.get(at) & 0xFF];
            };
        }
    }

    private static int alaw(int code) {
        int bits = code ^ 0x55;
        int exponent = (bits >> 4) & 7;
        int mantissa = (bits & 0x0F) << 4;
        int magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static int ulaw(int code) {
        int bits = ~code;
        int exponent = (bits >> 4) & 7;
        int magnitude = ((((bits & 0x0F) << 3) + 0x84) << exponent) - 0x84;
        return (bits & 0x80) != 0 ? -magnitude : magnitude;
    }
}
