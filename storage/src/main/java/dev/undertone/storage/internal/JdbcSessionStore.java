package dev.undertone.storage.internal;

import dev.undertone.storage.SessionQuery;
import dev.undertone.storage.SessionStore;
import dev.undertone.storage.StoredEvent;
import dev.undertone.storage.StoredSession;
import dev.undertone.storage.TrendSlice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** {@link SessionStore} in SQL. */
public final class JdbcSessionStore implements SessionStore {

    private static final String SELECT = "SELECT s.id AS session_id, s.channel, s.person, s.baseline, s.model_name,"
            + " s.model_version, s.state AS session_state, s.server, s.started_at, s.duration_seconds, s.verdict,"
            + " s.emotion, s.confidence, s.summary, " + JdbcRecordingStore.COLUMNS
            + " FROM session s JOIN recording r ON r.id = s.recording_id";

    private final Jdbi jdbi;

    public JdbcSessionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(StoredSession session) {
        jdbi.useHandle(handle -> bind(
                        handle.createUpdate("INSERT INTO session (id, recording_id, channel, person, baseline,"
                                + " model_name, model_version, state, server, started_at, duration_seconds, verdict,"
                                + " emotion, confidence, summary) VALUES (:id, :recording, :channel, :person,"
                                + " :baseline, :model, :version, :state, :server, :started, :seconds, :verdict,"
                                + " :emotion, :confidence, :summary)"),
                        session)
                .bind("recording", session.recording().id())
                .bind("channel", session.channel())
                .bind("model", session.modelName())
                .bind("version", session.modelVersion())
                .bind("started", session.startedAt().toEpochMilli())
                .execute());
    }

    @Override
    public void update(StoredSession session) {
        jdbi.useHandle(handle -> bind(
                        handle.createUpdate("UPDATE session SET person = :person, baseline = :baseline, state = :state,"
                                + " server = :server, duration_seconds = :seconds, verdict = :verdict,"
                                + " emotion = :emotion, confidence = :confidence, summary = :summary WHERE id = :id"),
                        session)
                .execute());
    }

    private static Update bind(Update update, StoredSession session) {
        return update.bind("id", session.id())
                .bind("person", session.person().orElse(null))
                .bind("baseline", session.baseline().orElse(null))
                .bind("state", session.state().id())
                .bind("server", session.server())
                .bind("seconds", session.durationSeconds())
                .bind("verdict", Columns.verdict(session.overall()))
                .bind("emotion", Columns.emotion(session.overall()))
                .bind("confidence", Columns.confidence(session.overall()))
                .bind("summary", session.summary());
    }

    @Override
    public Optional<StoredSession> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public List<StoredSession> list(SessionQuery query) {
        StringBuilder sql = new StringBuilder(SELECT).append(" WHERE 1 = 1");
        query.from().ifPresent(from -> sql.append(" AND s.started_at >= :from"));
        query.to().ifPresent(to -> sql.append(" AND s.started_at < :to"));
        query.person().ifPresent(person -> sql.append(" AND s.person = :person"));
        query.recording().ifPresent(recording -> sql.append(" AND s.recording_id = :recording"));
        query.emotion()
                .ifPresent(emotion -> sql.append(" AND EXISTS (SELECT 1 FROM session_event e WHERE e.session_id = s.id"
                        + " AND e.kind = 'window' AND e.verdict = 'recognised' AND e.emotion = :emotion)"));
        query.before()
                .ifPresent(before -> sql.append(" AND EXISTS (SELECT 1 FROM session b WHERE b.id = :before AND"
                        + " (s.started_at < b.started_at OR (s.started_at = b.started_at AND s.id < b.id)))"));
        sql.append(" ORDER BY s.started_at DESC, s.id DESC LIMIT :limit");
        return jdbi.withHandle(handle -> {
            Query statement = handle.createQuery(sql.toString()).bind("limit", query.limit());
            query.from().ifPresent(from -> statement.bind("from", from.toEpochMilli()));
            query.to().ifPresent(to -> statement.bind("to", to.toEpochMilli()));
            query.person().ifPresent(person -> statement.bind("person", person));
            query.recording().ifPresent(recording -> statement.bind("recording", recording));
            query.emotion().ifPresent(emotion -> statement.bind("emotion", emotion));
            query.before().ifPresent(before -> statement.bind("before", before));
            return statement.map((row, context) -> read(row)).list();
        });
    }

    @Override
    public List<String> persons() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT DISTINCT person FROM session WHERE person IS NOT NULL ORDER BY person")
                .mapTo(String.class)
                .list());
    }

    @Override
    public int interrupt(String server) {
        return jdbi.withHandle(handle ->
                handle.execute("UPDATE session SET state = 'interrupted' WHERE state = 'live' AND server = ?", server));
    }

    @Override
    public void append(List<Batch> batches) {
        jdbi.useTransaction(handle -> {
            PreparedBatch insert = handle.prepareBatch("INSERT INTO session_event (session_id, number, kind, at,"
                    + " start_seconds, end_seconds, verdict, emotion, confidence, body) VALUES (:session, :number, :kind,"
                    + " :at, :start, :end, :verdict, :emotion, :confidence, :body)");
            for (Batch batch : batches) {
                for (StoredEvent event : batch.events()) {
                    insert.bind("session", batch.sessionId())
                            .bind("number", event.number())
                            .bind("kind", event.kind())
                            .bind("at", event.at().toEpochMilli())
                            .bind("start", event.startSeconds())
                            .bind("end", event.endSeconds())
                            .bind("verdict", Columns.verdict(event.judgement()))
                            .bind("emotion", Columns.emotion(event.judgement()))
                            .bind("confidence", Columns.confidence(event.judgement()))
                            .bind("body", event.body())
                            .add();
                }
            }
            if (insert.size() > 0) {
                insert.execute();
            }
            for (Batch batch : batches) {
                batch.alerts().forEach(alert -> JdbcAlertStore.add(handle, alert));
                batch.webhooks().forEach(webhook -> JdbcOutboxStore.add(handle, webhook));
            }
        });
    }

    @Override
    public List<StoredEvent> events(String sessionId, long after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT number, kind, at, start_seconds, end_seconds, verdict, emotion, confidence, body"
                                + " FROM session_event WHERE session_id = :id AND number > :after ORDER BY number")
                .bind("id", sessionId)
                .bind("after", after)
                .map((row, context) -> new StoredEvent(
                        row.getLong("number"),
                        row.getString("kind"),
                        Columns.instant(row, "at"),
                        row.getDouble("start_seconds"),
                        row.getDouble("end_seconds"),
                        Columns.judgement(row),
                        row.getString("body")))
                .list());
    }

    @Override
    public long lastEvent(String sessionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE(MAX(number), 0) FROM session_event WHERE session_id = :id")
                .bind("id", sessionId)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<TrendSlice> trends(Instant from, Instant to, Optional<String> person) {
        long slice = TrendSlice.LENGTH.toMillis();
        String sql = "SELECT e.at / " + slice + " AS slice, e.verdict, e.emotion, COUNT(*) AS windows"
                + " FROM session_event e JOIN session s ON s.id = e.session_id"
                + " WHERE e.kind = 'window' AND e.at >= :from AND e.at < :to"
                + (person.isPresent() ? " AND s.person = :person" : "")
                + " GROUP BY e.at / " + slice + ", e.verdict, e.emotion ORDER BY 1, 2, 3";
        return jdbi.withHandle(handle -> {
            Query statement =
                    handle.createQuery(sql).bind("from", from.toEpochMilli()).bind("to", to.toEpochMilli());
            person.ifPresent(name -> statement.bind("person", name));
            return statement
                    .map((row, context) -> new TrendSlice(
                            Instant.ofEpochMilli(row.getLong("slice") * slice),
                            row.getString("verdict"),
                            Columns.text(row, "emotion"),
                            row.getLong("windows")))
                    .list();
        });
    }

    @Override
    public boolean delete(String id) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM session WHERE id = ?", id)) > 0;
    }

    private static StoredSession read(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("session_id"),
                JdbcRecordingStore.read(row),
                row.getString("channel"),
                Columns.text(row, "person"),
                Columns.text(row, "baseline"),
                row.getString("model_name"),
                row.getString("model_version"),
                Columns.word(StoredSession.State.class, row, "session_state"),
                row.getString("server"),
                Columns.instant(row, "started_at"),
                row.getDouble("duration_seconds"),
                Columns.judgement(row),
                row.getString("summary"));
    }
}
