package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * AIFF and AIFF-C with uncompressed, A-law or mu-law samples.
 *
 * @see "Apple, Audio Interchange File Format AIFF-C, draft of 1991-08-26"
 */
public final class AiffDecoder implements AudioDecoder {

    private static final int COMM_BYTES = 22;

    /** What a writer to a pipe, which cannot come back to fill in the size, announces at least. */
    private static final long PIPED_SIZE = 0x7F000000L;

    @Override
    public String id() {
        return "aiff";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean recognises(byte[] head) {
        String start = new String(head, 0, Math.min(12, head.length), StandardCharsets.ISO_8859_1);
        if (!start.matches("(?s)FORM....AIF[FC]")) {
            return false;
        }
        try {
            InputStream bytes = new ByteArrayInputStream(head);
            bytes.skipNBytes(12);
            Chunks chunks = new Chunks(bytes, ByteOrder.BIG_ENDIAN);
            while (chunks.next()) {
                if (chunks.id().equals("COMM")) {
                    return coding(chunks.head(COMM_BYTES)) != null;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        source.stream().skipNBytes(12);
        Chunks chunks = new Chunks(source.stream(), ByteOrder.BIG_ENDIAN);
        ByteBuffer comm = ByteBuffer.allocate(0);
        while (chunks.next()) {
            if (chunks.id().equals("COMM")) {
                comm = chunks.head(COMM_BYTES);
            } else if (chunks.id().equals("SSND")) {
                return samples(source, chunks, comm);
            }
        }
        throw damaged(source.name(), "is an AIFF header without samples: the file ends before its SSND chunk");
    }

    private static AudioStream samples(AudioSource source, Chunks ssnd, ByteBuffer comm) throws IOException {
        if (comm.limit() < 18) {
            throw damaged(source.name(), "has no complete COMM chunk before its samples");
        }
        SampleCoding coding = coding(comm);
        if (coding == null) {
            throw damaged(
                    source.name(),
                    "its header claims samples of " + comm.getShort(6)
                            + " bits where 8 to 32-bit integers, 32 or 64-bit floats, A-law or mu-law can be read");
        }
        StreamFormat format =
                HeaderLimits.format(source.name(), "aiff " + coding.codecName(), rate(comm), comm.getShort(0) & 0xFFFF);
        ByteBuffer offsets = ssnd.head(8);
        long offset = offsets.limit() == 8 ? offsets.getInt(0) & 0xFFFFFFFFL : 0;
        source.stream().skipNBytes(offset);
        long announcedFrames = comm.getInt(2) & 0xFFFFFFFFL;
        OptionalLong size = announcedFrames == 0 || ssnd.size() >= PIPED_SIZE
                ? OptionalLong.empty()
                : OptionalLong.of(announcedFrames * format.channels() * coding.bytes());
        return new PcmStream(source.stream(), format, coding, order(comm), size, List.of());
    }

    /** {@code null} for a compression that others may know. */
    private static @Nullable SampleCoding coding(ByteBuffer comm) {
        if (comm.limit() < 18) {
            return SampleCoding.S16;
        }
        int bits = comm.getShort(6) & 0xFFFF;
        return switch (compression(comm).toLowerCase(Locale.ROOT)) {
            case "none", "twos", "sowt" -> bits >= 1 && bits <= 32 ? SampleCoding.signed((bits + 7) / 8) : null;
            case "in24" -> SampleCoding.S24;
            case "in32" -> SampleCoding.S32;
            case "raw " -> SampleCoding.U8;
            case "fl32" -> SampleCoding.F32;
            case "fl64" -> SampleCoding.F64;
            case "alaw" -> SampleCoding.ALAW;
            case "ulaw" -> SampleCoding.ULAW;
            default -> null;
        };
    }

    private static ByteOrder order(ByteBuffer comm) {
        return compression(comm).equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static String compression(ByteBuffer comm) {
        if (comm.limit() < COMM_BYTES) {
            return "NONE";
        }
        byte[] type = new byte[4];
        comm.get(18, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** An 80-bit extended float: 15 bits of exponent, 64 of mantissa with its leading one. */
    private static long rate(ByteBuffer comm) {
        int exponent = (comm.getShort(8) & 0x7FFF) - 16383;
        boolean negative = comm.getShort(8) < 0;
        if (negative || exponent < 0 || exponent > 31) {
            return 0;
        }
        return comm.getLong(10) >>> (63 - exponent);
    }

    private static AudioException damaged(String name, String reason) {
        return new AudioException(name, reason, HeaderLimits.DAMAGED_REMEDY);
    }
}
