package dev.undertone.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works on many items at once and hands the outcomes over in the items' order, holding only a few of them. */
final class OrderedBatch {

    private static final int AHEAD_PER_JOB = 4;

    private OrderedBatch() {}

    /** One item's work; what it throws is its outcome and stops nobody else. */
    interface Work<I, O> {
        O on(I item) throws Exception;
    }

    /** Where outcomes go, on the caller's thread. */
    interface Sink<I, O> {
        void accept(I item, O outcome) throws IOException;

        void failed(I item, Exception failure) throws IOException;
    }

    private record Pending<I, O>(I item, Future<O> outcome) {}

    static <I, O> void run(List<I> items, int jobs, Work<I, O> work, Sink<I, O> sink) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(jobs, runnable -> {
            Thread thread = new Thread(runnable, "undertone-worker");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Pending<I, O>> pending = new ArrayDeque<>();
            for (I item : items) {
                if (pending.size() == AHEAD_PER_JOB * jobs) {
                    handOver(pending.removeFirst(), sink);
                }
                Callable<O> task = () -> work.on(item);
                pending.addLast(new Pending<>(item, executor.submit(task)));
            }
            while (!pending.isEmpty()) {
                handOver(pending.removeFirst(), sink);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static <I, O> void handOver(Pending<I, O> pending, Sink<I, O> sink) throws IOException {
        O outcome;
        try {
            outcome = pending.outcome().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                sink.failed(pending.item(), failure);
                return;
            }
            throw new IllegalStateException("the machine gave out while working on " + pending.item(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        sink.accept(pending.item(), outcome);
    }
}
