package dev.undertone.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that survive a restart until they are delivered. Thread-safe, also between servers on one database. */
public interface OutboxStore {

    /** Keeps a new one. */
    void add(Webhook webhook);

    /**
     * Takes messages that are due; nobody else gets them until the lease is over, and then they are due again.
     *
     * @param limit at least 1
     */
    List<Webhook> claim(Instant now, Duration lease, int limit);

    /** Forgets a message that was delivered or given up. */
    void remove(String id);

    /** Counts an attempt that failed and says when to try again. */
    void failed(String id, String failure, Instant nextAttemptAt);

    /** All that wait, oldest first. */
    List<Webhook> waiting();
}
