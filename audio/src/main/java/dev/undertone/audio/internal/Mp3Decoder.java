package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** MPEG audio of versions 1, 2 and 2.5, layers I to III, by way of JLayer. Asked late: frames carry no signature. */
public final class Mp3Decoder implements AudioDecoder {

    /** How far into a file the first frame may be hidden by the rest of a cut one; further in WAV wrappers never go. */
    private static final int SEARCH_BYTES = 4096;

    @Override
    public String id() {
        return "mp3";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public boolean recognises(byte[] head) {
        String start = new String(head, 0, Math.min(12, head.length), StandardCharsets.ISO_8859_1);
        // Containers whose first kilobytes may show MPEG frames between other things.
        boolean container = start.matches("(?s)(....ftyp|OggS|\u001aE\u00df\u00a3|RIFF....AVI |PK\u0003\u0004).*");
        return !container && MpegFrames.startIn(head, SEARCH_BYTES);
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        MpegFrames frames = new MpegFrames(source.stream());
        byte[] first = frames.next();
        MpegHeader header = first == null ? null : MpegHeader.parse(first, 0);
        if (first == null || header == null) {
            throw new AudioException(source.name(), "holds no complete MP3 frame", HeaderLimits.DAMAGED_REMEDY);
        }
        return new Mp3Stream(frames, header, first);
    }
}
