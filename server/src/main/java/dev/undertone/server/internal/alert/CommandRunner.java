package dev.undertone.server.internal.alert;

import dev.undertone.recognition.alert.AlertAction;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.api.Views;
import dev.undertone.storage.Alert;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs for alerts, without a shell. A program gets the alert as JSON on standard input and its main figures as
 * {@code UNDERTONE_…} in the environment; what it prints is dropped, and it is ended after half a minute.
 */
final class CommandRunner implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 20;
    private static final int LONGEST_SECONDS = 30;

    private final Services services;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "undertone-command");
                thread.setDaemon(true);
                return thread;
            });

    CommandRunner(Services services) {
        this.services = services;
        threads.allowCoreThreadTimeOut(true);
    }

    void run(AlertAction.Command command, Alert alert) {
        if (!services.permissions().commands()) {
            services.log().note("an alert's command was not started: the server was started without --allow-commands");
            return;
        }
        try {
            threads.execute(() -> start(command, alert));
        } catch (RejectedExecutionException e) {
            services.log().note("an alert's command was not started: " + MOST_WAITING + " others wait");
        }
    }

    private void start(AlertAction.Command command, Alert alert) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "UNDERTONE_ALERT", alert.id(),
                        "UNDERTONE_RULE", alert.ruleName(),
                        "UNDERTONE_SESSION", alert.sessionId(),
                        "UNDERTONE_AT", alert.at().toString(),
                        "UNDERTONE_AT_SECONDS", Double.toString(alert.atSeconds())));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            services.log().failure("the start of an alert's command", e);
            return;
        }
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(Views.alert(alert).toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                services.log().note("an alert's command did not read its standard input");
            }
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                services.log().note("an alert's command was ended after " + LONGEST_SECONDS + " s");
            } else if (process.exitValue() != 0) {
                services.log().note("an alert's command ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
