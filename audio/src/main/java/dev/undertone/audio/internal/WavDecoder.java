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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * RIFF WAVE and its 64-bit and big-endian kin with uncompressed samples: 8 to 32-bit integers, 32 and 64-bit floats, A-law
 * and mu-law, plain or WAVE_FORMAT_EXTENSIBLE. Foreign chunks are skipped wherever they stand.
 *
 * @see "Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0; EBU Tech 3306 (RF64)"
 */
public final class WavDecoder implements AudioDecoder {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int ALAW = 6;
    private static final int ULAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    /** What programs write that stream to a pipe and cannot come back to fill in the size (0 is told apart below). */
    private static final Set<Long> UNKNOWN_SIZES = Set.of(0xFFFFFFFFL, 0x7FFFFFFFL, 0x7FFFF000L);

    /** Chunks that may follow an empty {@code data}; anything else there is the samples of a writer that never came back. */
    private static final Set<String> TRAILING_CHUNKS =
            Set.of("LIST", "id3 ", "ID3 ", "fact", "cue ", "smpl", "bext", "JUNK");

    @Override
    public String id() {
        return "wav";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean recognises(byte[] head) {
        return isWave(head) && compression(head).isEmpty();
    }

    /** The format tag of a WAV file with compressed samples (ADPCM, MP3, …), which this decoder leaves to others. */
    static Optional<Integer> compression(byte[] head) {
        if (!isWave(head)) {
            return Optional.empty();
        }
        try {
            InputStream bytes = new ByteArrayInputStream(head);
            Chunks chunks = new Chunks(bytes, order(bytes.readNBytes(12)));
            while (chunks.next() && !chunks.id().equals("data")) {
                ByteBuffer fields = chunks.head(40);
                if (chunks.id().equals("fmt ") && fields.limit() >= 16) {
                    int tag = tag(fields);
                    boolean known = tag == PCM || tag == FLOAT || tag == ALAW || tag == ULAW;
                    return known ? Optional.empty() : Optional.of(tag);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWave(byte[] head) {
        String start = new String(head, 0, Math.min(12, head.length), StandardCharsets.ISO_8859_1);
        return start.matches("(?s)(RIFF|RIFX|RF64|BW64)....WAVE");
    }

    private static ByteOrder order(byte[] riff) {
        return riff[3] == 'X' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static int tag(ByteBuffer fields) {
        int tag = fields.getShort(0) & 0xFFFF;
        return tag == EXTENSIBLE && fields.limit() >= 26 ? fields.getShort(24) & 0xFFFF : tag;
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        ByteOrder order = order(source.stream().readNBytes(12));
        Chunks chunks = new Chunks(source.stream(), order);
        long longDataSize = -1;
        Layout layout = null;
        while (chunks.next()) {
            switch (chunks.id()) {
                case "ds64" -> {
                    ByteBuffer fields = chunks.head(16);
                    longDataSize = fields.limit() == 16 ? fields.getLong(8) : -1;
                }
                case "fmt " -> layout = Layout.of(source.name(), chunks.head(40));
                case "data" -> {
                    if (layout == null) {
                        throw damaged(source.name(), "has no fmt chunk before its samples");
                    }
                    OptionalLong size = dataSize(chunks.size(), longDataSize, source.stream());
                    return new PcmStream(source.stream(), layout.format, layout.coding, order, size, layout.warnings);
                }
                default -> {}
            }
        }
        throw damaged(source.name(), "is a WAV header without samples: the file ends before its data chunk");
    }

    private static OptionalLong dataSize(long size, long longSize, InputStream bytes) throws IOException {
        if (size == 0xFFFFFFFFL && longSize > 0) {
            return OptionalLong.of(longSize);
        }
        if (UNKNOWN_SIZES.contains(size)) {
            return OptionalLong.empty();
        }
        if (size == 0) {
            bytes.mark(4);
            String next = new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1);
            bytes.reset();
            return TRAILING_CHUNKS.contains(next) ? OptionalLong.of(0) : OptionalLong.empty();
        }
        return OptionalLong.of(size);
    }

    private static AudioException damaged(String name, String reason) {
        return new AudioException(name, reason, HeaderLimits.DAMAGED_REMEDY);
    }

    /** What the fmt chunk says. */
    private static final class Layout {

        private final StreamFormat format;
        private final SampleCoding coding;
        private final List<String> warnings = new ArrayList<>();

        private Layout(StreamFormat format, SampleCoding coding) {
            this.format = format;
            this.coding = coding;
        }

        private static Layout of(String name, ByteBuffer fields) throws AudioException {
            if (fields.limit() < 14) {
                throw damaged(name, "has a fmt chunk of " + fields.limit() + " bytes where at least 14 are needed");
            }
            int channels = fields.getShort(2) & 0xFFFF;
            long rate = fields.getInt(4) & 0xFFFFFFFFL;
            int blockAlign = fields.getShort(12) & 0xFFFF;
            int bits = fields.limit() < 16 ? 8 : fields.getShort(14) & 0xFFFF;
            StreamFormat claimed = HeaderLimits.format(name, "wav", rate, channels);
            // 24-bit samples may lie in 4-byte containers, the bits at the top: the block size tells.
            boolean roomy =
                    blockAlign % channels == 0 && blockAlign / channels * 8 >= bits && blockAlign / channels <= 8;
            int bytes = roomy ? blockAlign / channels : (bits + 7) / 8;
            SampleCoding coding = coding(name, tag(fields), bits, bytes);
            Layout layout =
                    new Layout(new StreamFormat("wav " + coding.codecName(), claimed.sampleRateHz(), channels), coding);
            if (blockAlign != coding.bytes() * channels) {
                layout.warnings.add("odd header: a block of " + blockAlign + " bytes does not fit " + channels
                        + " channels of " + bits + " bits; read as " + coding.bytes() * channels);
            }
            return layout;
        }

        private static SampleCoding coding(String name, int tag, int bits, int bytes) throws AudioException {
            if (tag == ALAW || tag == ULAW) {
                return tag == ALAW ? SampleCoding.ALAW : SampleCoding.ULAW;
            }
            if (tag == FLOAT && (bits == 32 || bits == 64)) {
                return bits == 32 ? SampleCoding.F32 : SampleCoding.F64;
            }
            if (tag == PCM && bits >= 1 && bits <= 32 && bytes <= 4) {
                return bytes == 1 ? SampleCoding.U8 : SampleCoding.signed(bytes);
            }
            throw damaged(
                    name,
                    "its header claims samples of " + bits + " bits (format " + tag
                            + ") where 8 to 32-bit integers, 32 or 64-bit floats, A-law or mu-law can be read");
        }
    }
}
