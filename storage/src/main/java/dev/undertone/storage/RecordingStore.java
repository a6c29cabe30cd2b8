package dev.undertone.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recordings. Thread-safe. */
public interface RecordingStore {

    /** Keeps a new one. */
    void add(Recording recording);

    /** Replaces all but the identity, the kind, the time and the consent of the one with the same id. */
    void update(Recording recording);

    Optional<Recording> find(String id);

    /** Newest first, at most {@code limit}, those before a moment. */
    List<Recording> list(Instant before, int limit);

    /** The ones that are received or being analysed: what a server finds when it starts again. */
    List<Recording> unfinished();

    /**
     * Removes it for good, with its sessions and all that belongs to them; the audio file is the caller's.
     *
     * @return whether it was there
     */
    boolean delete(String id);
}
