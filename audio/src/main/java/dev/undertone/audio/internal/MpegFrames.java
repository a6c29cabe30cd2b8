package dev.undertone.audio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an MPEG audio stream into its frames and leaves out everything else: tags, padding, and damage, across which it
 * finds the next frame that another one follows.
 */
final class MpegFrames {

    /** Longer stretches without a frame end the recording. */
    private static final int MAX_GAP_BYTES = 1 << 20;

    private static final int APE_HEADER_BYTES = 32;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int from;
    private int to;
    private boolean endOfFile;
    private @Nullable MpegHeader first;
    private boolean inStep;
    private boolean cut;
    private long strayBytes;

    MpegFrames(InputStream bytes) {
        this.bytes = bytes;
    }

    /** Whether a stream of frames starts within the first {@code window} bytes, zeros before it not counted. */
    static boolean startIn(byte[] head, int window) {
        int start = 0;
        while (start < head.length && head[start] == 0) {
            start++;
        }
        for (int at = start; at < Math.min(head.length - MpegHeader.BYTES, start + window); at++) {
            if (chain(head, at, at == start)) {
                return true;
            }
        }
        return false;
    }

    /** Three frames in a row, or, for a very short file that begins with one, all of it. */
    private static boolean chain(byte[] head, int start, boolean toTheEnd) {
        MpegHeader first = MpegHeader.parse(head, start);
        int at = start;
        for (int n = 0; first != null && n < 3; n++) {
            if (at == head.length || isTag(head, at, head.length)) {
                return toTheEnd && n > 0;
            }
            MpegHeader header = at + MpegHeader.BYTES > head.length ? null : MpegHeader.parse(head, at);
            if (header == null || !header.continues(first)) {
                return false;
            }
            at += header.frameBytes();
            if (at > head.length) {
                return toTheEnd && n > 0;
            }
        }
        return first != null;
    }

    /** The next whole frame with its header, or {@code null} at the end. */
    byte @Nullable [] next() throws IOException {
        int gap = 0;
        while (true) {
            fill();
            if (to - from < MpegHeader.BYTES) {
                return null;
            }
            MpegHeader header = MpegHeader.parse(buffer, from);
            if (header != null && (first == null || header.continues(first))) {
                int length = header.frameBytes();
                if (length > to - from) {
                    cut = first != null;
                    return null;
                }
                if (inStep || isFollowed(header)) {
                    first = header;
                    inStep = true;
                    from += length;
                    return Arrays.copyOfRange(buffer, from - length, from);
                }
            }
            if (!skipTag()) {
                inStep = false;
                if (buffer[from] != 0) {
                    strayBytes++;
                }
                from++;
                if (++gap > MAX_GAP_BYTES) {
                    return null;
                }
            }
        }
    }

    private boolean isFollowed(MpegHeader header) {
        int next = from + header.frameBytes();
        if (next + MpegHeader.BYTES > to) {
            return endOfFile && first != null;
        }
        MpegHeader following = MpegHeader.parse(buffer, next);
        return following != null ? following.continues(header) : isTag(buffer, next, to);
    }

    private static boolean isTag(byte[] bytes, int at, int end) {
        return startsWith(bytes, at, end, "TAG")
                || startsWith(bytes, at, end, "APETAGEX")
                || startsWith(bytes, at, end, "LYRICSBEGIN");
    }

    /** Passes over a tag that starts here; one of ID3v1 and lyrics runs to the end of the file or the next frame. */
    private boolean skipTag() throws IOException {
        if (startsWith(buffer, from, to, "APETAGEX") && to - from >= APE_HEADER_BYTES) {
            long size = 0;
            for (int i = 15; i >= 12; i--) {
                size = (size << 8) | (buffer[from + i] & 0xFF);
            }
            skip(APE_HEADER_BYTES + size);
            return true;
        }
        if (startsWith(buffer, from, to, "TAG")) {
            skip(128);
            return true;
        }
        if (startsWith(buffer, from, to, "LYRICSBEGIN")) {
            skip(Long.MAX_VALUE);
            return true;
        }
        return false;
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0 && from < to) {
            int n = (int) Math.min(left, to - from);
            from += n;
            left -= n;
            fill();
        }
        inStep = false;
    }

    /** Makes at least one frame and what follows it available, unless the file ends. */
    private void fill() throws IOException {
        int needed = MpegHeader.MAX_FRAME_BYTES + APE_HEADER_BYTES;
        if (to - from >= needed || endOfFile) {
            return;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < needed) {
            int n = bytes.read(buffer, to, buffer.length - to);
            if (n < 0) {
                endOfFile = true;
                return;
            }
            to += n;
        }
    }

    private static boolean startsWith(byte[] bytes, int at, int end, String text) {
        int length = text.length();
        return end - at >= length && new String(bytes, at, length, StandardCharsets.ISO_8859_1).equals(text);
    }

    /** Whether the file ended within a frame. */
    boolean cut() {
        return cut;
    }

    /** Bytes passed over that were neither frames nor tags nor zero. */
    long strayBytes() {
        return strayBytes;
    }

    void close() throws IOException {
        bytes.close();
    }
}
