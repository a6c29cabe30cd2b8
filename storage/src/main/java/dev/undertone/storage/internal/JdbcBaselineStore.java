package dev.undertone.storage.internal;

import dev.undertone.storage.BaselineStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link BaselineStore} in SQL. */
public final class JdbcBaselineStore implements BaselineStore {

    private final Jdbi jdbi;

    public JdbcBaselineStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(String name, byte[] content, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO baseline (name, content, created_at, updated_at)"
                        + " VALUES (:name, :content, :now, :now) ON CONFLICT (name)"
                        + " DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at")
                .bind("name", name)
                .bind("content", content)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    @Override
    public Optional<byte[]> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT content FROM baseline WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> row.getBytes("content"))
                .findOne());
    }

    @Override
    public List<Entry> list() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, LENGTH(content) AS size, created_at, updated_at FROM baseline ORDER BY name")
                .map((row, context) -> new Entry(
                        row.getString("name"),
                        row.getLong("size"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "updated_at")))
                .list());
    }

    @Override
    public boolean delete(String name) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM baseline WHERE name = ?", name)) > 0;
    }
}
