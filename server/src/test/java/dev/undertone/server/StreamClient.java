package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket to the stream, from a test. */
final class StreamClient implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private long acknowledged;

    StreamClient(HttpClient http, URI address) {
        String url = address.toString().replaceFirst("^http", "ws");
        this.socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(url), this)
                .join();
    }

    static StreamClient to(RunningServer server) {
        return new StreamClient(server.http(), server.api("/stream"));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(JsonParser.parseString(partial.toString()).getAsJsonObject());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        JsonObject closed = new JsonObject();
        closed.addProperty("type", "closed");
        closed.addProperty("code", code);
        closed.addProperty("reason", reason);
        messages.add(closed);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        JsonObject closed = new JsonObject();
        closed.addProperty("type", "closed");
        closed.addProperty("code", 1006);
        messages.add(closed);
    }

    void text(String message) {
        socket.sendText(message, true).join();
    }

    void hello(String more) {
        text("{\"type\":\"hello\",\"rate\":16000,\"format\":\"pcm16\",\"consent\":" + RunningServer.CONSENT + more
                + "}");
    }

    void audio(long first, short[] samples, int from, int to) {
        ByteBuffer message =
                ByteBuffer.allocate(Long.BYTES + (to - from) * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        message.putLong(first);
        for (int i = from; i < to; i++) {
            message.putShort(samples[i]);
        }
        binary(message.flip());
    }

    void binary(ByteBuffer message) {
        // The client of the JDK swaps the bytes of buffers that are little-endian.
        socket.sendBinary(message.order(ByteOrder.BIG_ENDIAN), true).join();
    }

    /** Breaks the connection as a dead network does. */
    void abort() {
        socket.abort();
    }

    JsonObject next() throws InterruptedException {
        JsonObject message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within " + PATIENCE_SECONDS + " s").isNotNull();
        return java.util.Objects.requireNonNull(message);
    }

    /** The messages up to and with the first of a type. */
    List<JsonObject> until(String type) throws InterruptedException {
        List<JsonObject> all = new ArrayList<>();
        do {
            all.add(next());
            String got = all.get(all.size() - 1).get("type").getAsString();
            assertThat(got.equals("closed") && !type.equals("closed"))
                    .as("closed while waiting for " + type + ": " + all)
                    .isFalse();
        } while (!all.get(all.size() - 1).get("type").getAsString().equals(type));
        return all;
    }

    /** The code with which the server closed. */
    int closeCode() throws InterruptedException {
        List<JsonObject> all = until("closed");
        return all.get(all.size() - 1).get("code").getAsInt();
    }

    /** Waits until everything before that sample is acknowledged; gives the numbered events that came meanwhile. */
    List<JsonObject> untilAcknowledged(long sample) throws InterruptedException {
        List<JsonObject> events = new ArrayList<>();
        while (acknowledged < sample) {
            JsonObject message = next();
            if (message.has("number")) {
                events.add(message);
            }
            assertThat(message.get("type").getAsString()).as(message.toString()).isNotIn("closed", "problem");
            if (message.get("type").getAsString().equals("ack")) {
                acknowledged = message.get("sample").getAsLong();
            }
        }
        return events;
    }
}
