package dev.undertone.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Access tokens, as hashes only. Thread-safe. */
public interface TokenStore {

    /** Who holds a token. */
    enum Kind {
        /** The one shown when the server first opened to other machines. */
        SERVER,
        /** Given to a browser that showed the server's. */
        BROWSER
    }

    /** A hash of that kind, with an end or for good. */
    void add(String id, Kind kind, byte[] hash, Instant createdAt, Optional<Instant> expiresAt);

    /** The hashes of one kind that are valid at that moment. */
    List<byte[]> hashes(Kind kind, Instant now);

    /** Removes every token of a kind. */
    void deleteAll(Kind kind);

    /** Removes what is no longer valid. */
    void deleteExpired(Instant now);

    /** Removes the token of that hash. */
    void delete(byte[] hash);
}
