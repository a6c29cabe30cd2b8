package dev.undertone.server.internal.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs tasks one after the other, in the order they came, on threads shared with others. */
final class Strand {

    private final Executor threads;
    private final Consumer<Throwable> failures;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Strand(Executor threads, Consumer<Throwable> failures) {
        this.threads = threads;
        this.failures = failures;
    }

    void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        turn();
    }

    private void turn() {
        try {
            threads.execute(this::runOne);
        } catch (RejectedExecutionException e) {
            // The server stops; what is left was not acknowledged and will come again.
            synchronized (tasks) {
                tasks.clear();
            }
        }
    }

    /** One task a turn, so that one stream with much to do does not keep the others waiting. */
    private void runOne() {
        Runnable task;
        synchronized (tasks) {
            task = tasks.remove();
        }
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
        synchronized (tasks) {
            if (tasks.isEmpty()) {
                running = false;
                return;
            }
        }
        turn();
    }
}
