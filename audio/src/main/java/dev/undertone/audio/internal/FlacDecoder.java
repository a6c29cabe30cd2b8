package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jflac.FLACDecoder;

/**
 * FLAC up to 24 bits, bit-exact by way of jFLAC. Of the metadata only the stream's own description reaches that library:
 * pictures and comments are skipped unread, for their lengths would be allocated as the file claims them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
public final class FlacDecoder implements AudioDecoder {

    private static final String MAGIC = "fLaC";
    private static final int DESCRIPTION_BYTES = 34;
    private static final int MAX_BITS = 24;

    @Override
    public String id() {
        return "flac";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean recognises(byte[] head) {
        return new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        InputStream bytes = source.stream();
        bytes.skipNBytes(4);
        byte[] description = description(source);
        ByteBuffer fields = ByteBuffer.wrap(description);
        // 20 bits rate, 3 channels - 1, 5 bits per sample - 1, 36 number of samples
        long packed = fields.getLong(10);
        int bits = (int) ((packed >>> 36) & 0x1F) + 1;
        StreamFormat format =
                HeaderLimits.format(source.name(), "flac s" + bits, packed >>> 44, ((packed >>> 41) & 7) + 1);
        if (bits < 4 || bits > MAX_BITS) {
            throw new AudioException(
                    source.name(),
                    "is FLAC of " + bits + " bits where 4 to " + MAX_BITS + " can be read",
                    "convert it to 24 bits or fewer");
        }
        byte[] md5 = Arrays.copyOfRange(description, 18, 34);
        FLACDecoder decoder = new FLACDecoder(
                new EndGuard(new SequenceInputStream(new ByteArrayInputStream(withoutLength(description)), bytes)));
        decoder.readMetadata();
        return new FlacStream(decoder, bytes, format, bits, packed & 0xFFFFFFFFFL, md5);
    }

    /** A header for jFLAC, which misreads what follows the announced number of samples where that is too low. */
    private static byte[] withoutLength(byte[] description) {
        ByteBuffer start = ByteBuffer.allocate(8 + DESCRIPTION_BYTES);
        start.put(MAGIC.getBytes(StandardCharsets.ISO_8859_1));
        start.putInt(0x80000000 | DESCRIPTION_BYTES);
        start.put(description);
        int length = 8 + 13;
        start.put(length, (byte) (start.get(length) & 0xF0));
        start.putInt(length + 1, 0);
        return start.array();
    }

    /** Walks all metadata blocks; leaves the stream at the first frame. */
    private static byte[] description(AudioSource source) throws IOException {
        byte[] description = {};
        boolean last = false;
        while (!last) {
            byte[] header = source.stream().readNBytes(4);
            if (header.length < 4) {
                throw damaged(source.name(), "is a FLAC header without audio: the file ends in its metadata");
            }
            last = header[0] < 0;
            int length = ByteBuffer.wrap(header).getInt() & 0xFFFFFF;
            if (description.length == 0) {
                if ((header[0] & 0x7F) != 0 || length != DESCRIPTION_BYTES) {
                    throw damaged(source.name(), "has a FLAC header that does not begin with a stream description");
                }
                description = source.stream().readNBytes(DESCRIPTION_BYTES);
                if (description.length < DESCRIPTION_BYTES) {
                    throw damaged(source.name(), "is a FLAC header cut short");
                }
            } else {
                source.stream().skipNBytes(length);
            }
        }
        return description;
    }

    private static AudioException damaged(String name, String reason) {
        return new AudioException(name, reason, HeaderLimits.DAMAGED_REMEDY);
    }
}
