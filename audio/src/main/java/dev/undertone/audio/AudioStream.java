package dev.undertone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Decoded audio, pulled in chunks in constant memory. Used by one thread. */
public interface AudioStream extends Closeable {

    StreamFormat format();

    /**
     * Reads up to {@code frames} frames, interleaved, into {@code into} from {@code offset} on.
     *
     * @return the number of frames read, at least 1, or -1 at the end
     * @throws AudioException if nothing more can be decoded and nothing was; a truncated or damaged rest after audio
     *     ends the stream instead and leaves a {@linkplain #warnings() warning}
     */
    int read(float[] into, int offset, int frames) throws IOException;

    /** What the user should know of this recording; complete once {@link #read} has returned -1. */
    List<String> warnings();
}
