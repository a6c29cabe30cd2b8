package dev.undertone.server.internal.live;

import dev.undertone.server.internal.ServerLog;
import dev.undertone.storage.SessionStore;
import dev.undertone.storage.StoredEvent;
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
    private static final Entry END = new Entry("", List.of(), () -> {}, failure -> {});

    private final SessionStore sessions;
    private final ServerLog log;
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "undertone-writer");

    /** What to do when events could not be stored. */
    interface OnFailure {
        void failed(RuntimeException failure);
    }

    private record Entry(String sessionId, List<StoredEvent> events, Runnable onStored, OnFailure onFailure) {}

    GroupCommit(SessionStore sessions, ServerLog log) {
        this.sessions = sessions;
        this.log = log;
        writer.start();
    }

    /** Stores these events, none perhaps, after all that were given before. */
    void append(String sessionId, List<StoredEvent> events, Runnable onStored, OnFailure onFailure) {
        queue.add(new Entry(sessionId, List.copyOf(events), onStored, onFailure));
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
                .filter(entry -> !entry.events().isEmpty())
                .map(entry -> new SessionStore.Batch(entry.sessionId(), entry.events()))
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
