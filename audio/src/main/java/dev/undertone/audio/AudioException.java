package dev.undertone.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A recording that cannot be read: which one, why, and what its owner can do about it. */
public final class AudioException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final String reason;
    private final String remedy;

    public AudioException(String source, String reason, String remedy) {
        this(source, reason, remedy, null);
    }

    public AudioException(String source, String reason, String remedy, @Nullable Throwable cause) {
        super(source + ": " + reason + "; " + remedy, cause);
        this.source = source;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The file or stream as its user named it. */
    public String source() {
        return source;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
