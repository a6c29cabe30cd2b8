package dev.undertone.audio;

import java.io.IOException;

/**
 * Decodes one family of formats. Implementations are found with {@link java.util.ServiceLoader}, hold no state, and are
 * told apart by content, never by file name.
 */
public interface AudioDecoder {

    /** How many leading bytes {@link #recognises} may be shown. */
    int PROBE_BYTES = 64 * 1024;

    /** A short name such as {@code wav} or {@code ogg-opus}. */
    String id();

    /**
     * Decoders with a smaller number are asked first; exact signatures come before guesses (MP3 frames), and the
     * catch-all ffmpeg decoder is last.
     */
    default int order() {
        return 100;
    }

    /** Whether these leading bytes (all of a shorter file) are of this decoder's format, valid or damaged. */
    boolean recognises(byte[] head);

    /**
     * Opens the recording from its first byte.
     *
     * @throws AudioException if the header makes decoding impossible; it names the source, the reason and the remedy
     */
    AudioStream open(AudioSource source) throws IOException;
}
