package dev.undertone.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions and what happened in them. Thread-safe. */
public interface SessionStore {

    /** Keeps a new one; its recording must be kept already. */
    void add(StoredSession session);

    /** Replaces person, baseline, state, server, duration, judgement and summary. */
    void update(StoredSession session);

    Optional<StoredSession> find(String id);

    /** Newest first. */
    List<StoredSession> list(SessionQuery query);

    /** The names of persons in sessions, sorted. */
    List<String> persons();

    /** Marks as interrupted what that server left live; at its start. */
    int interrupt(String server);

    /**
     * Events of one session and what they set off.
     *
     * @param alerts that go to the history
     * @param webhooks that go to the outbox
     */
    record Batch(String sessionId, List<StoredEvent> events, List<Alert> alerts, List<Webhook> webhooks) {

        public Batch {
            events = List.copyOf(events);
            alerts = List.copyOf(alerts);
            webhooks = List.copyOf(webhooks);
        }

        /** Events that set off nothing. */
        public Batch(String sessionId, List<StoredEvent> events) {
            this(sessionId, events, List.of(), List.of());
        }
    }

    /**
     * Appends what belongs to any number of sessions, all or none; what this returns from survives the end of the
     * process.
     */
    void append(List<Batch> batches);

    /**
     * Events in order of their numbers.
     *
     * @param after only those with a greater number
     */
    List<StoredEvent> events(String sessionId, long after);

    /** The number of the last event, 0 before the first. */
    long lastEvent(String sessionId);

    /**
     * Windows by quarter of an hour, in order of time.
     *
     * @param from inclusive
     * @param to exclusive
     */
    List<TrendSlice> trends(Instant from, Instant to, Optional<String> person);

    /**
     * Removes it for good, with its events, notes, alerts and messages.
     *
     * @return whether it was there
     */
    boolean delete(String id);
}
