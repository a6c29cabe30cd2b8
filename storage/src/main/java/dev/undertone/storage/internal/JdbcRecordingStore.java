package dev.undertone.storage.internal;

import dev.undertone.storage.Consent;
import dev.undertone.storage.Recording;
import dev.undertone.storage.RecordingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** {@link RecordingStore} in SQL. */
public final class JdbcRecordingStore implements RecordingStore {

    /** For a join as {@code r}: every column under a name of its own. */
    static final String COLUMNS = "r.id AS recording_id, r.kind, r.name, r.state AS recording_state, r.created_at,"
            + " r.size_bytes, r.duration_seconds AS recording_seconds, r.sample_rate_hz, r.keep_audio, r.audio_file,"
            + " r.problem, r.consent_by, r.consent_at, r.consent_text";

    private final Jdbi jdbi;

    public JdbcRecordingStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Recording recording) {
        jdbi.useHandle(handle -> bind(
                        handle.createUpdate("INSERT INTO recording (id, kind, name, state, created_at, size_bytes,"
                                + " duration_seconds, sample_rate_hz, keep_audio, audio_file, problem, consent_by,"
                                + " consent_at, consent_text) VALUES (:id, :kind, :name, :state, :created, :size,"
                                + " :seconds, :rate, :keep, :file, :problem, :by, :at, :text)"),
                        recording)
                .bind("kind", recording.kind().id())
                .bind("created", recording.createdAt().toEpochMilli())
                .bind("by", recording.consent().by())
                .bind("at", recording.consent().at().toEpochMilli())
                .bind("text", recording.consent().textVersion())
                .execute());
    }

    @Override
    public void update(Recording recording) {
        jdbi.useHandle(handle -> bind(
                        handle.createUpdate("UPDATE recording SET name = :name, state = :state, size_bytes = :size,"
                                + " duration_seconds = :seconds, sample_rate_hz = :rate, keep_audio = :keep,"
                                + " audio_file = :file, problem = :problem WHERE id = :id"),
                        recording)
                .execute());
    }

    private static Update bind(Update update, Recording recording) {
        return update.bind("id", recording.id())
                .bind("name", recording.name())
                .bind("state", recording.state().id())
                .bind("size", recording.sizeBytes())
                .bind("seconds", recording.durationSeconds())
                .bind("rate", recording.sampleRateHz())
                .bind("keep", Columns.flag(recording.keepAudio()))
                .bind("file", recording.audioFile().orElse(null))
                .bind("problem", recording.problem().orElse(null));
    }

    @Override
    public Optional<Recording> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM recording r WHERE r.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public List<Recording> list(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM recording r WHERE r.created_at < :before ORDER BY r.created_at DESC, r.id DESC"
                        + " LIMIT :limit")
                .bind("before", before.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public List<Recording> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM recording r WHERE r.kind = 'upload' AND r.state IN ('received', 'analysing')"
                        + " ORDER BY r.created_at")
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public boolean delete(String id) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM recording WHERE id = ?", id)) > 0;
    }

    static Recording read(ResultSet row) throws SQLException {
        return new Recording(
                row.getString("recording_id"),
                Columns.word(Recording.Kind.class, row, "kind"),
                row.getString("name"),
                Columns.word(Recording.State.class, row, "recording_state"),
                Columns.instant(row, "created_at"),
                row.getLong("size_bytes"),
                row.getDouble("recording_seconds"),
                row.getInt("sample_rate_hz"),
                row.getInt("keep_audio") != 0,
                Columns.text(row, "audio_file"),
                Columns.text(row, "problem"),
                new Consent(
                        row.getString("consent_by"),
                        Columns.instant(row, "consent_at"),
                        row.getString("consent_text")));
    }
}
