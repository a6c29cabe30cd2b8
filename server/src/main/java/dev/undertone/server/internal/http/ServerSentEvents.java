package dev.undertone.server.internal.http;

import com.google.gson.JsonElement;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An answer that goes on as things happen. A client that has gone shows as an exception at the next send. */
public final class ServerSentEvents implements AutoCloseable {

    private final OutputStream out;

    private ServerSentEvents(OutputStream out) {
        this.out = out;
    }

    public static ServerSentEvents begin(Context context) throws IOException {
        context.status(200).contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        ServerSentEvents events = new ServerSentEvents(context.res().getOutputStream());
        events.heartbeat();
        return events;
    }

    public void send(String event, JsonElement data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    /** The same with an id, which a client that comes back sends as {@code Last-Event-ID}. */
    public void send(String id, String event, JsonElement data) throws IOException {
        write("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n");
    }

    /** Keeps the connection from looking dead. */
    public void heartbeat() throws IOException {
        write(": here\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
