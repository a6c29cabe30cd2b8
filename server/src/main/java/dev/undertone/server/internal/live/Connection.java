package dev.undertone.server.internal.live;

import com.google.gson.JsonObject;
import dev.undertone.server.internal.http.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One WebSocket, from its upgrade to its end. Sending never waits for the client. */
final class Connection {

    /** Unsent messages of a client that does not read; then it is cut off, and may resume. */
    private static final int MOST_UNSENT = 5000;

    private final Session socket;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable LiveStream stream;

    Connection(Session socket) {
        this.socket = socket;
        socket.setMaxOutgoingFrames(MOST_UNSENT);
    }

    /** What it is connected to, after its first message. */
    Optional<LiveStream> stream() {
        return Optional.ofNullable(stream);
    }

    void connectTo(LiveStream newStream) {
        this.stream = newStream;
    }

    void send(String message) {
        if (!closed.get()) {
            socket.sendText(message, Callback.from(() -> {}, failure -> disconnect()));
        }
    }

    void send(JsonObject message) {
        send(message.toString());
    }

    /** Says why and closes. */
    void close(CloseCode code, Problem problem) {
        JsonObject message = problem.json();
        message.addProperty("type", "problem");
        send(message);
        close(code, problem.title());
    }

    /** Closes; only the first call counts. */
    void close(CloseCode code, String reason) {
        if (closed.compareAndSet(false, true)) {
            socket.close(code.code(), reason, Callback.from(() -> {}, failure -> socket.disconnect()));
        }
    }

    private void disconnect() {
        if (closed.compareAndSet(false, true)) {
            socket.disconnect();
        }
    }
}
