package dev.undertone.server.internal.live;

import dev.undertone.server.internal.ServerLog;
import dev.undertone.storage.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stores events of all streams, many in one transaction: a transaction waits for the disk once, however much is in it.
 * What is to follow an event's being stored follows in the order of the calls, on one thread.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST = 2000;
    private static final Entry END = new Entry(new SessionStore.Batch("", List.of()), () -> {}, failure -> {});

    private final SessionStore sessions;
    private final ServerLog log;
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "undertone-writer");

    /** What to do when events could not be stored. */
    interface OnFailure {
        void failed(RuntimeException failure);
    }

    private record Entry(SessionStore.Batch batch, Runnable onStored, OnFailure onFailure) {}

    GroupCommit(SessionStore sessions, ServerLog log) {
        this.sessions = sessions;
        this.log = log;
        writer.start();
    }

    /** Stores what may be nothing, after all that was given before. */
    void append(SessionStore.Batch batch, Runnable onStored, OnFailure onFailure) {
        queue.add(new Entry(batch, onStored, onFailure));
    }

    /** Does something after all that was given before is stored. */
    void after(String sessionId, Runnable onStored, OnFailure onFailure) {
        append(new SessionStore.Batch(sessionId, List.of()), onStored, onFailure);
    }

    private void write() {
        List<Entry> entries = new ArrayList<>();
        try {
            for (boolean open = true; open; ) {
                entries.clear();
                entries.add(queue.take());
                queue.drainTo(entries, MOST);
                open = !entries.remove(END);
                store(entries);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Entry> entries) {
        try {
            sessions.append(batches(entries));
            entries.forEach(this::stored);
        } catch (RuntimeException together) {
            // One session may have been deleted meanwhile; the others have nothing to do with it.
            for (Entry entry : entries) {
                try {
                    sessions.append(batches(List.of(entry)));
                    stored(entry);
                } catch (RuntimeException alone) {
                    entry.onFailure().failed(alone);
                }
            }
        }
    }

    private void stored(Entry entry) {
        try {
            entry.onStored().run();
        } catch (RuntimeException e) {
            log.failure("the sending of stored events", e);
        }
    }

    private static List<SessionStore.Batch> batches(List<Entry> entries) {
        return entries.stream()
                .map(Entry::batch)
                .filter(batch -> !batch.events().isEmpty())
                .toList();
    }

    /** Stores what was given before, and stops. */
    @Override
    public void close() {
        queue.add(END);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
