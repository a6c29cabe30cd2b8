package dev.undertone.server.internal.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those who watch an upload how far it has come. Thread-safe. */
public final class ProgressBoard {

    private final Map<String, AnalysisProgress> now = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<AnalysisProgress>>> watchers = new ConcurrentHashMap<>();

    /** The last progress of an upload that is on its way. */
    public Optional<AnalysisProgress> of(String recordingId) {
        return Optional.ofNullable(now.get(recordingId));
    }

    /** Tells everybody; the last progress of an upload is told and forgotten. */
    void tell(String recordingId, AnalysisProgress progress) {
        if (progress.last()) {
            now.remove(recordingId);
        } else {
            now.put(recordingId, progress);
        }
        List<Consumer<AnalysisProgress>> listening =
                progress.last() ? watchers.remove(recordingId) : watchers.get(recordingId);
        if (listening != null) {
            listening.forEach(watcher -> watcher.accept(progress));
        }
    }

    /** Forgets an upload that is not on its way any more. */
    void forget(String recordingId) {
        now.remove(recordingId);
    }

    public void watch(String recordingId, Consumer<AnalysisProgress> watcher) {
        watchers.computeIfAbsent(recordingId, id -> new CopyOnWriteArrayList<>())
                .add(watcher);
    }

    public void unwatch(String recordingId, Consumer<AnalysisProgress> watcher) {
        watchers.computeIfPresent(recordingId, (id, list) -> {
            list.remove(watcher);
            return list.isEmpty() ? null : list;
        });
    }
}
