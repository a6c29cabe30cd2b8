package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as its users start it. */
class ServeProgramTest {

    private static final String CONSENT = "{\"by\":\"Ada\",\"textVersion\":\"1\"}";
    private static final int STREAMS = 6;

    @TempDir
    private Path folder;

    private static short[] conversation() throws IOException {
        Waveform waveform = AudioReader.read(
                        Program.root().resolve("samples/conversation.flac"), new ChannelSelection.Mix(), 16_000)
                .get(0);
        short[] samples = new short[waveform.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.max(-32_768, Math.min(32_767, Math.round(waveform.sample(i) * 32_768)));
        }
        return samples;
    }

    @Test
    void aRealRecordingIsUploadedAndJudged() throws Exception {
        Path clip = TestData.corpora().resolve("ravdess/Actor_01/03-01-05-01-01-01-01.flac");
        try (ServeProgram server = new ServeProgram(folder)) {
            String id = server.json(HttpRequest.newBuilder(server.api("/recordings"))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"name\":\"clip\",\"consent\":" + CONSENT + "}")))
                    .get("id")
                    .getAsString();
            server.json(HttpRequest.newBuilder(server.api("/recordings/" + id + "/audio"))
                    .PUT(HttpRequest.BodyPublishers.ofFile(clip)));
            String events = server.http()
                    .send(
                            HttpRequest.newBuilder(server.api("/recordings/" + id + "/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(events).contains("event: done");
            JsonObject session =
                    server.get("/sessions").getAsJsonArray("sessions").get(0).getAsJsonObject();
            assertThat(session.getAsJsonObject("overall").get("emotion").getAsString())
                    .isEqualTo("angry");
        }
    }

    /** Streams are sent as fast as they are heard; in the middle of it the process is killed; then they go on. */
    @Test
    void killedUnderLoadItLosesNoWindowThatAClientSaw() throws Exception {
        short[] samples = conversation();
        List<LiveClient> clients = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            clients.add(new LiveClient(samples));
        }
        int seen = 0;
        for (int round = 0; round < 3; round++) {
            try (ServeProgram server = new ServeProgram(folder)) {
                for (LiveClient client : clients) {
                    if (!client.session().isEmpty()) {
                        assertThat(stored(server, client)
                                        .subList(0, client.events().size()))
                                .as("events that a client saw before the kill")
                                .isEqualTo(client.events());
                    }
                }
                List<Thread> threads = new ArrayList<>();
                for (LiveClient client : clients) {
                    if (!client.ended()) {
                        Thread thread = new Thread(() -> run(client, server));
                        thread.start();
                        threads.add(thread);
                    }
                }
                if (round < 2) {
                    int target = seen + 5 * STREAMS;
                    for (int i = 0; i < 600 && total(clients) < target; i++) {
                        Thread.sleep(50);
                    }
                    server.kill();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                seen = total(clients);
                if (round == 2) {
                    for (LiveClient client : clients) {
                        assertThat(client.ended()).isTrue();
                        assertWholeGrid(stored(server, client), samples.length / 16_000.0);
                    }
                }
            }
        }
    }

    /** The alert is stored with its webhook, whose receiver is away; then the process is killed. */
    @Test
    void killedBeforeAWebhookIsTakenItDeliversItAfterTheNextStart() throws Exception {
        String rule = "{\"name\":\"any speech\",\"rule\":{\"watch\":\"arousal\",\"above\":-1,\"forSeconds\":0,"
                + "\"coolDownSeconds\":3600,\"actions\":[{\"type\":\"webhook\",\"url\":\"http://127.0.0.1:%d/\"}]}}";
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LiveClient client = new LiveClient(conversation());
        try (ServeProgram server = new ServeProgram(folder, "--allow-private-webhooks")) {
            server.json(HttpRequest.newBuilder(server.api("/alert-rules"))
                    .POST(HttpRequest.BodyPublishers.ofString(rule.formatted(port))));
            Thread hearing = new Thread(() -> run(client, server));
            hearing.start();
            for (int i = 0;
                    i < 600 && server.get("/alerts").getAsJsonArray("alerts").isEmpty();
                    i++) {
                Thread.sleep(50);
            }
            server.kill();
            hearing.join();
        }
        BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                deliveries.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        try (ServeProgram server = new ServeProgram(folder, "--allow-private-webhooks")) {
            // What was on its way when the process died is held by its lease for half a minute.
            assertThat(deliveries.poll(60, TimeUnit.SECONDS)).contains(client.session());
            assertThat(server.get("/alerts").getAsJsonArray("alerts")).hasSize(1);
        } finally {
            receiver.stop(0);
        }
    }

    private static void run(LiveClient client, ServeProgram server) {
        try {
            client.run(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int total(List<LiveClient> clients) {
        return clients.stream().mapToInt(client -> client.events().size()).sum();
    }

    private static List<JsonObject> stored(ServeProgram server, LiveClient client) throws Exception {
        JsonArray events =
                server.get("/sessions/" + client.session() + "/events").getAsJsonArray("events");
        List<JsonObject> list = new ArrayList<>();
        for (JsonElement event : events) {
            list.add(event.getAsJsonObject());
        }
        return list;
    }

    /** A window every half second and one that ends with the sound: none missing, none twice. */
    private static void assertWholeGrid(List<JsonObject> events, double seconds) {
        List<Double> starts = events.stream()
                .filter(event -> event.get("type").getAsString().equals("window"))
                .map(event -> event.get("startSeconds").getAsDouble())
                .toList();
        Set<Double> once = new HashSet<>(starts);
        assertThat(once).hasSameSizeAs(starts);
        int whole = (int) Math.floor((seconds - 3) / 0.5) + 1;
        assertThat(starts).hasSizeBetween(whole, whole + 1);
        for (int i = 0; i < whole; i++) {
            assertThat(starts.get(i)).isCloseTo(0.5 * i, Offset.offset(1e-3));
        }
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).get("number").getAsInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void theJavaClientInTheDocumentsCompilesAndRuns() throws Exception {
        String document = Files.readString(Program.root().resolve("docs/server.md"));
        Matcher java = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(java.find()).isTrue();
        Path source = Files.writeString(folder.resolve("StreamClient.java"), java.group(1));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();
        short[] samples = conversation();
        ByteBuffer raw = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            raw.putShort(sample);
        }
        Path file = Files.write(folder.resolve("speech.raw"), raw.array());
        try (ServeProgram server = new ServeProgram(folder.resolve("data"))) {
            Program.Run run = Program.start(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    Map.of(),
                    in -> {},
                    "-cp",
                    folder.toString(),
                    "StreamClient",
                    server.stream().toString(),
                    file.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            List<String> windows = run.out()
                    .lines()
                    .filter(line -> line.contains("\"type\":\"window\""))
                    .toList();
            assertThat(windows).hasSizeBetween(26, 28);
        }
    }

    @Test
    void itSaysWhatIsWrongWithItsCommandLine() throws IOException {
        Program.Run port = Program.run("serve", "--port", "99999", "--data", folder.toString());
        assertThat(port.exitCode()).isEqualTo(1);
        assertThat(port.err()).contains("port must be in 0..65535 but was 99999");
        Program.Run database = Program.run("serve", "--port", "0", "--data", folder.toString(), "--db", "jdbc:h2:x");
        assertThat(database.exitCode()).isEqualTo(2);
        assertThat(database.err()).contains("jdbc:postgresql:");
    }
}
