package dev.undertone.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages, written by {@link SessionStore#append}, that survive a restart until they are delivered. Thread-safe, also between servers on one database. */
public interface OutboxStore {

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

    /**
     * The key that messages are signed with, the same for all servers on the database.
     *
     * @param fresh becomes the key if there is none yet
     */
    String signingKey(String fresh);
}
