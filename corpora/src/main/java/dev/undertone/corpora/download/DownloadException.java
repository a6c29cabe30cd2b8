package dev.undertone.corpora.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A download that cannot go on; the message says why and what to do. */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
