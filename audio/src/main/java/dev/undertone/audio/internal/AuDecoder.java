package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Sun and NeXT AU with uncompressed, A-law or mu-law samples. */
public final class AuDecoder implements AudioDecoder {

    private static final int MAGIC = 0x2E736E64;
    private static final int HEADER_BYTES = 24;
    private static final long UNKNOWN_SIZE = 0xFFFFFFFFL;

    @Override
    public String id() {
        return "au";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean recognises(byte[] head) {
        ByteBuffer fields = ByteBuffer.wrap(head);
        return head.length >= 4
                && fields.getInt(0) == MAGIC
                && (head.length < HEADER_BYTES || coding(fields.getInt(12)) != null);
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(source.stream().readNBytes(HEADER_BYTES));
        if (fields.limit() < HEADER_BYTES) {
            throw damaged(source.name(), "is an AU header cut short");
        }
        long start = fields.getInt(4) & 0xFFFFFFFFL;
        long size = fields.getInt(8) & 0xFFFFFFFFL;
        SampleCoding coding = coding(fields.getInt(12));
        if (coding == null || start < HEADER_BYTES) {
            throw damaged(
                    source.name(),
                    "has an AU header with samples at byte " + start + " in encoding " + fields.getInt(12));
        }
        StreamFormat format = HeaderLimits.format(
                source.name(),
                "au " + coding.codecName(),
                fields.getInt(16) & 0xFFFFFFFFL,
                fields.getInt(20) & 0xFFFFFFFFL);
        source.stream().skipNBytes(start - HEADER_BYTES);
        OptionalLong announced = size == UNKNOWN_SIZE ? OptionalLong.empty() : OptionalLong.of(size);
        return new PcmStream(source.stream(), format, coding, ByteOrder.BIG_ENDIAN, announced, List.of());
    }

    private static @Nullable SampleCoding coding(int encoding) {
        return switch (encoding) {
            case 1 -> SampleCoding.ULAW;
            case 2, 3, 4, 5 -> SampleCoding.signed(encoding - 1);
            case 6 -> SampleCoding.F32;
            case 7 -> SampleCoding.F64;
            case 27 -> SampleCoding.ALAW;
            default -> null;
        };
    }

    private static AudioException damaged(String name, String reason) {
        return new AudioException(name, reason, HeaderLimits.DAMAGED_REMEDY);
    }
}
