package dev.undertone.server.internal.analysis;

import dev.undertone.audio.ChannelSelection;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done with a recording once its audio is there.
 *
 * @param channel as {@link ChannelSelection#parse} reads it
 * @param recordedAt the moment of its first sample, as far as its user knows
 */
public record UploadRequest(String channel, Optional<String> person, Instant recordedAt) {

    /** @throws IllegalArgumentException if there is no such choice of channels */
    public UploadRequest {
        ChannelSelection.parse(channel);
    }
}
