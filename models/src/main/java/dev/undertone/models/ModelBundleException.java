package dev.undertone.models;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A model bundle that cannot be read: which one, why, and what its owner can do about it. */
public final class ModelBundleException extends IOException {

    private static final long serialVersionUID = 1L;

    ModelBundleException(String source, String reason, String remedy) {
        this(source, reason, remedy, null);
    }

    ModelBundleException(String source, String reason, String remedy, @Nullable Throwable cause) {
        super(source + ": " + reason + "; " + remedy, cause);
    }
}
