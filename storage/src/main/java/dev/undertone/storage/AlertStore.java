package dev.undertone.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules and what they said. Thread-safe. */
public interface AlertStore {

    /** Keeps a new rule. */
    void addRule(AlertRule rule);

    /**
     * Replaces name, switch, definition and time of change.
     *
     * @return whether it was there
     */
    boolean updateRule(AlertRule rule);

    Optional<AlertRule> findRule(String id);

    /** Oldest first. */
    List<AlertRule> rules();

    /**
     * Removes the rule; its history stays.
     *
     * @return whether it was there
     */
    boolean deleteRule(String id);

    /**
     * The history, newest first; {@link SessionStore#append} writes it.
     *
     * @param from inclusive
     * @param to exclusive
     * @param limit at least 1
     */
    List<Alert> history(Instant from, Instant to, Optional<String> rule, Optional<String> session, int limit);
}
