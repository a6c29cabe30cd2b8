package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** WebM and Matroska with an Opus track, as browsers record; video beside it is passed over. */
public final class WebmDecoder implements AudioDecoder {

    private static final String EBML = "\u001aE\u00df\u00a3";
    private static final int DOCTYPE_WITHIN = 64;

    @Override
    public String id() {
        return "webm-opus";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(EBML)) {
            return false;
        }
        String start = text.substring(0, Math.min(DOCTYPE_WITHIN, text.length()));
        return (start.contains("webm") || start.contains("matroska")) && text.contains("A_OPUS");
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        return WebmStream.open(source);
    }
}
