package dev.undertone.corpora;

import java.io.IOException;

/** A folder or table that cannot be read as a corpus; the message says why and what to do. */
public final class CorpusException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorpusException(String message) {
        super(message);
    }
}
