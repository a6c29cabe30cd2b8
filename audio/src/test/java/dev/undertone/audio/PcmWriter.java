package dev.undertone.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes uncompressed files for tests: every header field as the test wishes, right or wrong. */
final class PcmWriter {

    /** One way to write a sample, and how far off a decoder may then be. */
    enum Encoding {
        U8(8, 0.5 / 128),
        S8(8, 0.5 / 128),
        S16(16, 0.5 / 32768),
        S24(24, 0.5 / 8388608 + 1e-7),
        S32(32, 1e-7),
        F32(32, 0),
        F64(64, 0),
        ALAW(8, 1 / 64.0),
        ULAW(8, 1 / 64.0);

        final int bits;
        /** Half a step of the integer codings; of G.711's coarsest segment. */
        final double tolerance;

        Encoding(int bits, double tolerance) {
            this.bits = bits;
            this.tolerance = tolerance;
        }

        /** The samples in that byte order, rounded to nearest. */
        byte[] encode(float[] samples, ByteOrder order) {
            ByteBuffer out = ByteBuffer.allocate(samples.length * bits / 8).order(order);
            for (float sample : samples) {
                switch (this) {
                    case U8 -> out.put((byte) (Math.round(sample * 128) + 128));
                    case S8 -> out.put((byte) Math.round(sample * 128));
                    case S16 -> out.putShort((short) Math.round(sample * 32768));
                    case S24 -> {
                        int value = Math.round(sample * 8388608);
                        boolean big = order == ByteOrder.BIG_ENDIAN;
                        out.put((byte) (value >> (big ? 16 : 0)));
                        out.put((byte) (value >> 8));
                        out.put((byte) (value >> (big ? 0 : 16)));
                    }
                    case S32 -> out.putInt((int) Math.round(sample * 2147483648.0));
                    case F32 -> out.putFloat(sample);
                    case F64 -> out.putDouble(sample);
                    case ALAW -> out.put((byte) (alaw(Math.round(sample * 32767)) ^ 0x55));
                    case ULAW -> out.put((byte) ~ulaw(Math.round(sample * 32767)));
                }
            }
            return out.array();
        }

        /** ITU-T G.711 table 1: sign, three bits of segment, four of step. */
        private static int alaw(int value) {
            int sign = value >= 0 ? 0x80 : 0;
            int magnitude = Math.min(Math.abs(value), 32767) >> 4;
            int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
            return sign | (segment << 4) | ((segment == 0 ? magnitude : magnitude >> (segment - 1)) & 0x0F);
        }

        /** ITU-T G.711 table 2, before its bits are inverted. */
        private static int ulaw(int value) {
            int sign = value >= 0 ? 0 : 0x80;
            int magnitude = Math.min(Math.abs(value) + 132, 32767);
            int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
            return sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    PcmWriter(ByteOrder order) {
        this.order = order;
    }

    /** A WAV file of these interleaved samples, as every program writes it. */
    static byte[] wav(Encoding encoding, int channels, int sampleRateHz, float[] samples) {
        byte[] data = encoding.encode(samples, ByteOrder.LITTLE_ENDIAN);
        return new PcmWriter(ByteOrder.LITTLE_ENDIAN)
                .ascii("RIFF")
                .u32(data.length + 36L)
                .ascii("WAVE")
                .chunk("fmt ", fmt(wavTag(encoding), channels, sampleRateHz, encoding.bits))
                .chunk("data", data)
                .bytes();
    }

    static int wavTag(Encoding encoding) {
        return switch (encoding) {
            case F32, F64 -> 3;
            case ALAW -> 6;
            case ULAW -> 7;
            default -> 1;
        };
    }

    /** A WAV fmt chunk's 16 bytes. */
    static byte[] fmt(int tag, int channels, long sampleRateHz, int bits) {
        int block = channels * ((bits + 7) / 8);
        return new PcmWriter(ByteOrder.LITTLE_ENDIAN)
                .u16(tag)
                .u16(channels)
                .u32(sampleRateHz)
                .u32(sampleRateHz * block)
                .u16(block)
                .u16(bits)
                .bytes();
    }

    PcmWriter ascii(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    PcmWriter raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PcmWriter u16(int value) {
        return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    PcmWriter u32(long value) {
        return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }

    PcmWriter u64(long value) {
        return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    /** Name, size, bytes and padding to an even length. */
    PcmWriter chunk(String id, byte[] content) {
        ascii(id).u32(content.length).raw(content);
        return content.length % 2 == 0 ? this : raw((byte) 0);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
