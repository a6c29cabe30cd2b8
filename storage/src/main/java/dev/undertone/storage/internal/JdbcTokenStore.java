package dev.undertone.storage.internal;

import dev.undertone.storage.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link TokenStore} in SQL. */
public final class JdbcTokenStore implements TokenStore {

    private final Jdbi jdbi;

    public JdbcTokenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(String id, Kind kind, byte[] hash, Instant createdAt, Optional<Instant> expiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO access_token (id, kind, hash, created_at, expires_at)"
                        + " VALUES (:id, :kind, :hash, :created, :expires)")
                .bind("id", id)
                .bind("kind", word(kind))
                .bind("hash", hash)
                .bind("created", createdAt.toEpochMilli())
                .bind("expires", expiresAt.map(Instant::toEpochMilli).orElse(null))
                .execute());
    }

    @Override
    public List<byte[]> hashes(Kind kind, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT hash FROM access_token WHERE kind = :kind AND (expires_at IS NULL OR expires_at > :now)")
                .bind("kind", word(kind))
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row.getBytes("hash"))
                .list());
    }

    @Override
    public void deleteAll(Kind kind) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM access_token WHERE kind = ?", word(kind)));
    }

    @Override
    public void deleteExpired(Instant now) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM access_token WHERE expires_at <= ?", now.toEpochMilli()));
    }

    @Override
    public void delete(byte[] hash) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM access_token WHERE hash = :hash")
                .bind("hash", hash)
                .execute());
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
