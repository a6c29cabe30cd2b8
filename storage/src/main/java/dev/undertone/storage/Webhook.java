package dev.undertone.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that still has to be delivered.
 *
 * @param sessionId what it tells of; deleting the session deletes the message
 * @param attempts how often delivery was tried
 * @param nextAttemptAt not to be tried again before
 */
public record Webhook(
        String id,
        Optional<String> sessionId,
        String url,
        String body,
        Instant createdAt,
        int attempts,
        Instant nextAttemptAt,
        Optional<String> lastFailure) {}
