package dev.undertone.server.internal.alert;

import dev.undertone.storage.Alert;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Tells every open page of alerts. Thread-safe. */
public final class AlertFeed implements AutoCloseable {

    /** Each holds a thread of the web server. */
    private static final int MOST_WATCHERS = 100;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** One page's alerts, waiting to be sent; nothing means that no more come. */
    public static final class Watcher {
        private final BlockingQueue<Optional<Alert>> queue = new LinkedBlockingQueue<>();

        public BlockingQueue<Optional<Alert>> queue() {
            return queue;
        }
    }

    /** Begins to listen; nothing if too many do already. */
    public Optional<Watcher> watch() {
        if (watchers.size() >= MOST_WATCHERS) {
            return Optional.empty();
        }
        Watcher watcher = new Watcher();
        watchers.add(watcher);
        if (closed) {
            watcher.queue.add(Optional.empty());
        }
        return Optional.of(watcher);
    }

    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    void tell(Alert alert) {
        watchers.forEach(watcher -> watcher.queue.add(Optional.of(alert)));
    }

    @Override
    public void close() {
        closed = true;
        watchers.forEach(watcher -> watcher.queue.add(Optional.empty()));
    }
}
