package dev.undertone.audio.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The silent first frame in which an MP3 encoder tells how long the recording is and how much silence it added.
 *
 * @param frames how many frames follow, or 0 if unknown
 * @param delay samples the encoder put before the recording
 * @param padding samples it put after; 0 for both if unknown
 * @see <a href="http://gabriel.mp3-tech.org/mp3infotag.html">Mp3 info tag, revision 1</a>
 */
record InfoFrame(long frames, int delay, int padding) {

    private static final Set<String> TELLS_DELAY = Set.of("LAME", "Lavf", "Lavc", "L3.9", "GOGO");
    private static final int FRAMES_FLAG = 1;
    private static final int BYTES_FLAG = 2;
    private static final int TOC_FLAG = 4;
    private static final int QUALITY_FLAG = 8;
    private static final int TOC_BYTES = 100;
    /** From the encoder's name to its delay and padding of 12 bits each. */
    private static final int DELAY_OFFSET = 21;

    private static final int VBRI_OFFSET = 36;

    /** What this frame tells, or {@code null} if it is an ordinary one. */
    static @Nullable InfoFrame parse(MpegHeader header, byte[] frame) {
        if (header.layer() != 3) {
            return null;
        }
        int sideInfo = header.version() == 1 ? (header.channels() == 1 ? 17 : 32) : header.channels() == 1 ? 9 : 17;
        int at = MpegHeader.BYTES + sideInfo;
        String tag = text(frame, at);
        if (tag.equals("Xing") || tag.equals("Info")) {
            return xing(frame, at + 4);
        }
        return text(frame, VBRI_OFFSET).equals("VBRI") ? new InfoFrame(0, 0, 0) : null;
    }

    private static InfoFrame xing(byte[] bytes, int start) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int at = start + 4;
        if (at > frame.limit()) {
            return new InfoFrame(0, 0, 0);
        }
        int flags = frame.getInt(start);
        long frames = 0;
        if ((flags & FRAMES_FLAG) != 0 && at + 4 <= frame.limit()) {
            frames = frame.getInt(at) & 0xFFFFFFFFL;
            at += 4;
        }
        at += (flags & BYTES_FLAG) != 0 ? 4 : 0;
        at += (flags & TOC_FLAG) != 0 ? TOC_BYTES : 0;
        at += (flags & QUALITY_FLAG) != 0 ? 4 : 0;
        if (at + DELAY_OFFSET + 3 > frame.limit() || !TELLS_DELAY.contains(text(bytes, at))) {
            return new InfoFrame(frames, 0, 0);
        }
        int packed = frame.getInt(at + DELAY_OFFSET - 1) & 0xFFFFFF;
        return new InfoFrame(frames, packed >> 12, packed & 0xFFF);
    }

    private static String text(byte[] frame, int at) {
        return at + 4 > frame.length ? "" : new String(frame, at, 4, StandardCharsets.ISO_8859_1);
    }
}
