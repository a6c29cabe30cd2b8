package dev.undertone.server;

import java.time.Duration;

/**
 * How much the server takes on.
 *
 * @param maxUploadBytes the largest file, at least 1
 * @param maxUploadTime from the first to the last byte of one
 * @param maxRecording the longest recording, in sound
 * @param maxStreams live streams at once, at least 1
 * @param resumeFor how long a stream without a connection is held, not negative
 */
public record ServerLimits(
        long maxUploadBytes, Duration maxUploadTime, Duration maxRecording, int maxStreams, Duration resumeFor) {

    /** Live streams for each core, as far as the bundled model has been measured. */
    private static final int STREAMS_PER_CORE = 16;

    public ServerLimits {
        if (maxUploadBytes < 1) {
            throw new IllegalArgumentException("maxUploadBytes must be at least 1 but was " + maxUploadBytes);
        }
        if (maxStreams < 1) {
            throw new IllegalArgumentException("maxStreams must be at least 1 but was " + maxStreams);
        }
        requirePositive("maxUploadTime", maxUploadTime);
        requirePositive("maxRecording", maxRecording);
        if (resumeFor.isNegative()) {
            throw new IllegalArgumentException("resumeFor must not be negative but was " + resumeFor);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but was " + value);
        }
    }

    /** 2 GiB in half an hour, 12 h of sound, 16 streams a core, two minutes to come back. */
    public static ServerLimits defaults() {
        return new ServerLimits(
                2L << 30,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                STREAMS_PER_CORE * Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(2));
    }

    /** The same with another number of streams. */
    public ServerLimits withMaxStreams(int newMaxStreams) {
        return new ServerLimits(maxUploadBytes, maxUploadTime, maxRecording, newMaxStreams, resumeFor);
    }

    /** The same with another largest file. */
    public ServerLimits withMaxUploadBytes(long newMaxUploadBytes) {
        return new ServerLimits(newMaxUploadBytes, maxUploadTime, maxRecording, maxStreams, resumeFor);
    }

    /** The same with another time for an upload. */
    public ServerLimits withMaxUploadTime(Duration newMaxUploadTime) {
        return new ServerLimits(maxUploadBytes, newMaxUploadTime, maxRecording, maxStreams, resumeFor);
    }
}
