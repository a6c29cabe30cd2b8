package dev.undertone.audio.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sound pages of an Ogg stream, found again after damage by their capture pattern and checksum. */
final class OggPages implements Closeable {

    private static final int CAPTURE = 0x4f676753;
    /** Each costs up to 64 KB of checksum, so a file made of page beginnings must not go on for ever. */
    private static final int MOST_DAMAGED = 1000;

    private final BufferedInputStream in;
    private int damaged;
    private @Nullable OggPage cut;

    OggPages(InputStream in) {
        this.in = new BufferedInputStream(in, 2 * OggPage.MAX_BYTES);
    }

    /**
     * Whether any stream begun within these leading bytes has such a first packet. The checksums are not looked at, so
     * that a damaged recording is recognised for what it is.
     */
    static boolean anyFirstPacket(byte[] head, Predicate<byte[]> isWanted) {
        int at = 0;
        while (at + OggPage.HEADER_BYTES < head.length && startsPage(head, at)) {
            int segments = head[at + 26] & 0xff;
            int body = at + OggPage.HEADER_BYTES + segments;
            if (body < head.length && isWanted.test(Arrays.copyOfRange(head, body, Math.min(body + 64, head.length)))) {
                return true;
            }
            for (int i = at + OggPage.HEADER_BYTES;
                    i < Math.min(at + OggPage.HEADER_BYTES + segments, head.length);
                    i++) {
                body += head[i] & 0xff;
            }
            at = body;
        }
        return false;
    }

    private static boolean startsPage(byte[] head, int at) {
        return head[at] == 'O' && head[at + 1] == 'g' && head[at + 2] == 'g' && head[at + 3] == 'S';
    }

    /** The next page, or null at the end or when too much is damaged; a page the file ends in comes last. */
    @Nullable OggPage next() throws IOException {
        while (damaged < MOST_DAMAGED && findCapture()) {
            in.mark(OggPage.MAX_BYTES);
            byte[] page = readPage();
            if (page != null && OggPage.isSound(page)) {
                cut = null;
                return OggPage.of(page);
            }
            damaged++;
            in.reset();
        }
        OggPage last = cut;
        cut = null;
        return last;
    }

    private boolean findCapture() throws IOException {
        int last = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            last = (last << 8) | b;
            if (last == CAPTURE) {
                return true;
            }
        }
        return false;
    }

    /** The whole page whose capture pattern was just read, or null if the stream ends in it. */
    private byte @Nullable [] readPage() throws IOException {
        byte[] page = new byte[OggPage.HEADER_BYTES + 255];
        page[0] = 'O';
        page[1] = 'g';
        page[2] = 'g';
        page[3] = 'S';
        if (in.readNBytes(page, 4, OggPage.HEADER_BYTES - 4) < OggPage.HEADER_BYTES - 4) {
            return null;
        }
        int segments = page[26] & 0xff;
        if (in.readNBytes(page, OggPage.HEADER_BYTES, segments) < segments) {
            return null;
        }
        int bodyStart = OggPage.HEADER_BYTES + segments;
        int body = 0;
        for (int i = OggPage.HEADER_BYTES; i < bodyStart; i++) {
            body += page[i] & 0xff;
        }
        page = Arrays.copyOf(page, bodyStart + body);
        int there = in.readNBytes(page, bodyStart, body);
        if (there < body && cut == null) {
            cut = OggPage.of(Arrays.copyOf(page, bodyStart + there));
        }
        return there < body ? null : page;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
