package dev.undertone.server.internal;

import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Lines for whoever runs the server. A failure is told by its class and place only: messages may hold names, paths and
 * what people wrote. Thread-safe.
 */
public final class ServerLog {

    private static final int PLACES = 4;

    private final InstantSource clock;
    private final Consumer<String> lines;

    public ServerLog(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    /** Something that happened, in words of the program's own. */
    public void note(String what) {
        lines.accept(clock.instant() + " " + what);
    }

    /** A failure that nobody expected. */
    public void failure(String where, Throwable failure) {
        StringBuilder line = new StringBuilder("failure in ").append(where);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            line.append(": ").append(cause.getClass().getName());
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(PLACES, trace.length); i++) {
                line.append(i == 0 ? " at " : " < ")
                        .append(trace[i].getClassName())
                        .append('.')
                        .append(trace[i].getMethodName())
                        .append(':')
                        .append(trace[i].getLineNumber());
            }
        }
        note(line.toString());
    }
}
