package dev.undertone.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The baselines of speakers: bytes that only {@code models} understands, by name. Thread-safe. */
public interface BaselineStore {

    /** What is known of a baseline without reading it. */
    record Entry(String name, long sizeBytes, Instant createdAt, Instant updatedAt) {}

    /** Keeps or replaces it. */
    void put(String name, byte[] content, Instant now);

    Optional<byte[]> find(String name);

    /** By name. */
    List<Entry> list();

    /**
     * Removes it for good.
     *
     * @return whether it was there
     */
    boolean delete(String name);
}
