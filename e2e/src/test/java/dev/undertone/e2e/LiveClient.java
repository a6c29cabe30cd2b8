package dev.undertone.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One live stream that sends 16 kHz samples as fast as they are acknowledged, and keeps every event it sees. */
final class LiveClient implements WebSocket.Listener {

    static final int CHUNK = 4000;
    private static final int AHEAD = 64_000;

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final List<JsonObject> events = new ArrayList<>();
    private final short[] samples;
    private String session = "";
    private boolean ended;

    LiveClient(short[] samples) {
        this.samples = samples;
    }

    /** The numbered events so far. */
    List<JsonObject> events() {
        return events;
    }

    String session() {
        return session;
    }

    boolean ended() {
        return ended;
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
        gone();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        gone();
    }

    private void gone() {
        JsonObject closed = new JsonObject();
        closed.addProperty("type", "closed");
        messages.add(closed);
    }

    /** Begins, or goes on after a break, until all is sent and judged or the server is gone. */
    void run(ServeProgram server) throws InterruptedException {
        messages.clear();
        partial.setLength(0);
        try {
            WebSocket socket = server.http()
                    .newWebSocketBuilder()
                    .buildAsync(server.stream(), this)
                    .join();
            socket.sendText(
                            session.isEmpty()
                                    ? "{\"type\":\"hello\",\"rate\":16000,\"format\":\"pcm16\",\"consent\":"
                                            + "{\"by\":\"Ada\",\"textVersion\":\"1\"}}"
                                    : "{\"type\":\"resume\",\"session\":\"" + session + "\",\"lastEvent\":"
                                            + events.size() + ",\"keptFrom\":0}",
                            true)
                    .join();
            converse(socket);
        } catch (CompletionException serverGone) {
            // Whoever calls finds that the stream has not ended.
        }
    }

    private void converse(WebSocket socket) throws InterruptedException {
        long sent = -1;
        long acknowledged = 0;
        while (!ended) {
            JsonObject message = messages.poll(60, TimeUnit.SECONDS);
            String type = message == null ? "closed" : message.get("type").getAsString();
            if (message == null || type.equals("closed") || type.equals("problem")) {
                return;
            }
            if (message.has("number")) {
                events.add(message);
            } else if (type.equals("ready")) {
                session = message.get("session").getAsString();
                sent = message.get("nextSample").getAsLong();
                acknowledged = sent;
            } else if (type.equals("ack")) {
                acknowledged = message.get("sample").getAsLong();
            } else if (type.equals("ended")) {
                ended = true;
            }
            while (sent >= 0 && sent < samples.length && sent - acknowledged < AHEAD) {
                int n = (int) Math.min(CHUNK, samples.length - sent);
                ByteBuffer chunk =
                        ByteBuffer.allocate(Long.BYTES + n * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                chunk.putLong(sent);
                for (int i = 0; i < n; i++) {
                    chunk.putShort(samples[(int) sent + i]);
                }
                // The client of the JDK swaps the bytes of buffers that are little-endian.
                socket.sendBinary(chunk.flip().order(ByteOrder.BIG_ENDIAN), true)
                        .join();
                sent += n;
                if (sent == samples.length) {
                    socket.sendText("{\"type\":\"finish\"}", true).join();
                }
            }
        }
    }
}
