package dev.undertone.storage.internal;

import dev.undertone.storage.Note;
import dev.undertone.storage.NoteStore;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** {@link NoteStore} in SQL. */
public final class JdbcNoteStore implements NoteStore {

    private final Jdbi jdbi;

    public JdbcNoteStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Note note) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO note (id, session_id, at_seconds, text, written_at) VALUES (?, ?, ?, ?, ?)",
                note.id(),
                note.sessionId(),
                note.atSeconds(),
                note.text(),
                note.writtenAt().toEpochMilli()));
    }

    @Override
    public boolean update(Note note) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE note SET at_seconds = ?, text = ? WHERE id = ? AND session_id = ?",
                        note.atSeconds(),
                        note.text(),
                        note.id(),
                        note.sessionId()))
                > 0;
    }

    @Override
    public List<Note> of(String sessionId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, session_id, at_seconds, text, written_at"
                        + " FROM note WHERE session_id = :session ORDER BY at_seconds, written_at, id")
                .bind("session", sessionId)
                .map((row, context) -> new Note(
                        row.getString("id"),
                        row.getString("session_id"),
                        row.getDouble("at_seconds"),
                        row.getString("text"),
                        Columns.instant(row, "written_at")))
                .list());
    }

    @Override
    public boolean delete(String sessionId, String id) {
        return jdbi.withHandle(
                        handle -> handle.execute("DELETE FROM note WHERE id = ? AND session_id = ?", id, sessionId))
                > 0;
    }
}
