package dev.undertone.storage;

import java.util.List;

/** The notes. Thread-safe. */
public interface NoteStore {

    /** Keeps a new one. */
    void add(Note note);

    /**
     * Replaces moment and text.
     *
     * @return whether it was there
     */
    boolean update(Note note);

    /** In order of their moments. */
    List<Note> of(String sessionId);

    /**
     * Removes it for good.
     *
     * @return whether it was there
     */
    boolean delete(String sessionId, String id);
}
