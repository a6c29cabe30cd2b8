package dev.undertone.models.baseline;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A baseline that cannot be read, found or kept: which one, why, and what its owner can do about it. */
public final class BaselineException extends IOException {

    private static final long serialVersionUID = 1L;

    BaselineException(String source, String reason, String remedy, @Nullable Throwable cause) {
        super(source + ": " + reason + "; " + remedy, cause);
    }
}
