package dev.undertone.corpora.download;

import java.time.Duration;

/**
 * How patiently to download.
 *
 * @param attempts how often to try again without a byte having come in between, at least 1
 * @param pause before trying again; doubled each time
 * @param timeout how long to wait for a connection, and for bytes on it
 */
public record DownloadOptions(int attempts, Duration pause, Duration timeout) {

    public DownloadOptions {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1 but was " + attempts);
        }
        if (pause.isNegative() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "pause and timeout must be positive but were " + pause + " and " + timeout);
        }
    }

    /** Five attempts, the first again after a second; half a minute without a byte is a cut connection. */
    public static DownloadOptions defaults() {
        return new DownloadOptions(5, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }
}
