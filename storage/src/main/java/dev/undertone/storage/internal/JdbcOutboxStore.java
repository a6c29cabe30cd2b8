package dev.undertone.storage.internal;

import dev.undertone.storage.OutboxStore;
import dev.undertone.storage.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link OutboxStore} in SQL. */
public final class JdbcOutboxStore implements OutboxStore {

    private static final String SELECT = "SELECT id, session_id, url, body, created_at, attempts, next_attempt_at,"
            + " last_failure FROM webhook_outbox";

    private final Jdbi jdbi;

    public JdbcOutboxStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a new message, within a transaction. */
    static void add(Handle handle, Webhook webhook) {
        handle.createUpdate("INSERT INTO webhook_outbox (id, session_id, url, body, created_at, attempts,"
                        + " next_attempt_at, last_failure)"
                        + " VALUES (:id, :session, :url, :body, :created, :attempts, :next, :failure)")
                .bind("id", webhook.id())
                .bind("session", webhook.sessionId().orElse(null))
                .bind("url", webhook.url())
                .bind("body", webhook.body())
                .bind("created", webhook.createdAt().toEpochMilli())
                .bind("attempts", webhook.attempts())
                .bind("next", webhook.nextAttemptAt().toEpochMilli())
                .bind("failure", webhook.lastFailure().orElse(null))
                .execute();
    }

    @Override
    public List<Webhook> claim(Instant now, Duration lease, int limit) {
        List<Webhook> due = jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " WHERE next_attempt_at <= :now ORDER BY next_attempt_at, id LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
        // Only one of several servers changes the row that all of them saw.
        return due.stream()
                .filter(webhook -> jdbi.withHandle(handle -> handle.execute(
                                "UPDATE webhook_outbox SET next_attempt_at = ? WHERE id = ? AND next_attempt_at = ?",
                                now.plus(lease).toEpochMilli(),
                                webhook.id(),
                                webhook.nextAttemptAt().toEpochMilli()))
                        == 1)
                .toList();
    }

    @Override
    public void remove(String id) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM webhook_outbox WHERE id = ?", id));
    }

    @Override
    public void failed(String id, String failure, Instant nextAttemptAt) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE webhook_outbox SET attempts = attempts + 1, last_failure = ?, next_attempt_at = ? WHERE id = ?",
                failure,
                nextAttemptAt.toEpochMilli(),
                id));
    }

    @Override
    public List<Webhook> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " ORDER BY created_at, id")
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public String signingKey(String fresh) {
        return jdbi.inTransaction(handle -> {
            handle.execute("INSERT INTO webhook_key (id, content) VALUES ('v1', ?) ON CONFLICT (id) DO NOTHING", fresh);
            return handle.createQuery("SELECT content FROM webhook_key WHERE id = 'v1'")
                    .mapTo(String.class)
                    .one();
        });
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                Columns.text(row, "session_id"),
                row.getString("url"),
                row.getString("body"),
                Columns.instant(row, "created_at"),
                row.getInt("attempts"),
                Columns.instant(row, "next_attempt_at"),
                Columns.text(row, "last_failure"));
    }
}
