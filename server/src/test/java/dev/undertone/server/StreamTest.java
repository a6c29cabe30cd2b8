package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {

    private static final Offset<Double> A_MILLIONTH = Offset.offset(1e-6);

    private static short[] sound;

    @TempDir
    private Path data;

    @BeforeAll
    static void decode() throws IOException {
        sound = Clips.conversationSamples();
    }

    /** What a session says of the same sound without any network. */
    private static List<Window> expected() throws IOException {
        return Clips.liveWindows(sound);
    }

    private static void assertWindows(List<JsonObject> events, List<Window> expected) {
        List<JsonObject> windows = events.stream()
                .filter(event -> event.get("type").getAsString().equals("window"))
                .toList();
        assertThat(windows).hasSameSizeAs(expected).hasSizeGreaterThan(20);
        for (int i = 0; i < windows.size(); i++) {
            JsonObject window = windows.get(i);
            assertThat(window.get("startSeconds").getAsDouble())
                    .isCloseTo(expected.get(i).startSeconds(), Offset.offset(1e-3));
            assertThat(window.get("verdict").getAsString())
                    .isEqualTo(expected.get(i).verdict().id());
            if (expected.get(i).verdict() instanceof Verdict.Recognised recognised) {
                for (Emotion emotion : recognised.scores().labels().emotions()) {
                    assertThat(window.getAsJsonObject("scores")
                                    .get(emotion.id())
                                    .getAsDouble())
                            .isCloseTo(recognised.scores().probability(emotion), A_MILLIONTH);
                }
            }
        }
    }

    private static void assertNumbered(List<JsonObject> events) {
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).get("number").getAsLong()).isEqualTo(i + 1L);
        }
    }

    private static List<JsonObject> numbered(List<JsonObject> messages) {
        return messages.stream().filter(message -> message.has("number")).toList();
    }

    private static List<JsonObject> stored(RunningServer server, String session)
            throws IOException, InterruptedException {
        JsonArray events = server.json("/sessions/" + session + "/events").getAsJsonArray("events");
        List<JsonObject> list = new ArrayList<>();
        events.forEach(event -> list.add(event.getAsJsonObject()));
        return list;
    }

    /** Sends everything in pieces of random length, never further ahead than a second; gives the events. */
    private static List<JsonObject> sendAll(StreamClient client, long from, long to, RandomGenerator random)
            throws InterruptedException {
        List<JsonObject> events = new ArrayList<>();
        long sent = from;
        while (sent < to) {
            int n = (int) Math.min(to - sent, 320 + random.nextInt(12_000));
            client.audio(sent, sound, (int) sent, (int) sent + n);
            sent += n;
            if (sent - from > 16_000) {
                events.addAll(client.untilAcknowledged(sent - 16_000));
            }
        }
        return events;
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2})
    void aStreamSaysWhatASessionSaysHoweverItIsCut(long seed) throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.hello("");
            JsonObject ready = client.next();
            assertThat(ready.get("type").getAsString()).isEqualTo("ready");
            assertThat(ready.get("nextSample").getAsLong()).isZero();
            List<JsonObject> events = new ArrayList<>(sendAll(client, 0, sound.length, new Random(seed)));
            client.text("{\"type\":\"finish\"}");
            List<JsonObject> rest = client.until("ended");
            events.addAll(numbered(rest));
            assertThat(rest.get(rest.size() - 1)
                            .getAsJsonObject("overall")
                            .get("verdict")
                            .getAsString())
                    .isIn("recognised", "uncertain");
            assertThat(client.closeCode()).isEqualTo(1000);
            assertNumbered(events);
            assertWindows(events, expected());

            String id = ready.get("session").getAsString();
            assertThat(stored(server, id)).isEqualTo(events);
            JsonObject session = server.json("/sessions/" + id);
            assertThat(session.get("state").getAsString()).isEqualTo("ended");
            assertThat(session.get("durationSeconds").getAsDouble())
                    .isCloseTo(sound.length / 16_000.0, Offset.offset(0.01));
            assertThat(session.getAsJsonObject("consent").get("by").getAsString())
                    .isEqualTo("Ada Lovelace");
            assertThat(session.get("audioKept").getAsBoolean()).isFalse();
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {3, 4})
    void aBrokenConnectionLosesAndDoublesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        try (RunningServer server = RunningServer.in(data)) {
            List<JsonObject> events = new ArrayList<>();
            StreamClient client = StreamClient.to(server);
            client.hello("");
            JsonObject ready = client.next();
            String id = ready.get("session").getAsString();
            for (int i = 1; i <= 5; i++) {
                long next = ready.get("nextSample").getAsLong();
                long until = Math.min(sound.length, (long) sound.length * i / 5);
                events.addAll(sendAll(client, next, until, random));
                if (i < 5) {
                    client.abort();
                    client = StreamClient.to(server);
                    client.text("{\"type\":\"resume\",\"session\":\"" + id + "\",\"lastEvent\":" + events.size()
                            + ",\"keptFrom\":0}");
                    ready = client.next();
                    assertThat(ready.get("resumed").getAsBoolean()).isTrue();
                }
            }
            client.text("{\"type\":\"finish\"}");
            events.addAll(numbered(client.until("ended")));
            assertNumbered(events);
            assertWindows(events, expected());
            assertThat(stored(server, id)).isEqualTo(events);
        }
    }

    @Test
    void anotherServerGoesOnWhereTheFirstStopped() throws Exception {
        String id;
        List<JsonObject> seen;
        try (RunningServer first = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(first);
            client.hello(",\"keepAudio\":true");
            id = client.next().get("session").getAsString();
            client.audio(0, sound, 0, 60_000);
            client.audio(60_000, sound, 60_000, 120_000);
            seen = client.untilAcknowledged(120_000);
        }
        try (RunningServer second = RunningServer.in(data)) {
            assertThat(stored(second, id)).isEqualTo(seen);
            assertThat(second.json("/sessions/" + id).get("state").getAsString())
                    .isEqualTo("interrupted");
            StreamClient client = StreamClient.to(second);
            client.text("{\"type\":\"resume\",\"session\":\"" + id + "\",\"lastEvent\":" + seen.size()
                    + ",\"keptFrom\":40000}");
            long next = client.next().get("nextSample").getAsLong();
            assertThat(next).isLessThan(120_000).isGreaterThanOrEqualTo(40_000);
            sendAll(client, next, sound.length, new Random(5));
            client.text("{\"type\":\"finish\"}");
            client.until("ended");
            List<JsonObject> events = stored(second, id);
            assertNumbered(events);
            List<Double> starts = events.stream()
                    .filter(event -> event.get("type").getAsString().equals("window"))
                    .map(event -> event.get("startSeconds").getAsDouble())
                    .toList();
            // But for the one that ends with the sound, windows begin every half second.
            for (int i = 0; i < starts.size() - 1; i++) {
                assertThat(starts.get(i)).isCloseTo(0.5 * i, Offset.offset(1e-3));
            }
            assertThat(starts).hasSameSizeAs(expected());
            assertThat(events)
                    .noneMatch(event -> event.get("type").getAsString().equals("gap"));
            String recording = second.json("/sessions/" + id).get("recording").getAsString();
            byte[] kept = second.http()
                    .send(
                            java.net.http.HttpRequest.newBuilder(second.api("/recordings/" + recording + "/audio"))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            ByteBuffer wav = ByteBuffer.wrap(kept).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            assertThat(kept).hasSize(44 + 2 * sound.length);
            for (int i = 0; i < sound.length; i++) {
                assertThat(wav.getShort(44 + 2 * i)).isEqualTo(sound[i]);
            }
        }
    }

    @Test
    void audioThatNeverCameIsAGapAndNotGlued() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.hello("");
            client.next();
            client.audio(0, sound, 0, 64_000);
            client.audio(96_000, sound, 96_000, 160_000);
            client.audio(96_000, sound, 96_000, 160_000);
            client.text("{\"type\":\"finish\"}");
            List<JsonObject> events = numbered(client.until("ended"));
            assertNumbered(events);
            assertThat(events)
                    .filteredOn(event -> event.get("type").getAsString().equals("gap"))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.get("startSeconds").getAsDouble()).isEqualTo(4);
                        assertThat(gap.get("endSeconds").getAsDouble()).isEqualTo(6);
                    });
            assertThat(events)
                    .filteredOn(event -> event.get("type").getAsString().equals("window"))
                    .allMatch(window -> window.get("endSeconds").getAsDouble() <= 4.001
                            || window.get("startSeconds").getAsDouble() >= 5.999)
                    .anyMatch(window -> window.get("endSeconds").getAsDouble() > 9.9);
        }
    }

    @Test
    void floatsSayTheSameAsIntegers() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.text("{\"type\":\"hello\",\"rate\":16000,\"format\":\"float32\",\"consent\":" + RunningServer.CONSENT
                    + "}");
            client.next();
            List<JsonObject> events = new ArrayList<>();
            for (int from = 0; from < sound.length; from += 16_000) {
                int to = Math.min(sound.length, from + 16_000);
                ByteBuffer message = ByteBuffer.allocate(8 + 4 * (to - from)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
                message.putLong(from);
                for (int i = from; i < to; i++) {
                    message.putFloat(sound[i] / 32_768f);
                }
                client.binary(message.flip());
                events.addAll(client.untilAcknowledged(to));
            }
            client.text("{\"type\":\"finish\"}");
            events.addAll(numbered(client.until("ended")));
            assertWindows(events, expected());
        }
    }

    @Test
    void withoutConsentNothingIsHeard() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient none = StreamClient.to(server);
            none.text("{\"type\":\"hello\",\"rate\":16000,\"format\":\"pcm16\"}");
            assertThat(none.next().get("status").getAsInt()).isEqualTo(403);
            assertThat(none.closeCode()).isEqualTo(4403);
            StreamClient old = StreamClient.to(server);
            old.text(
                    "{\"type\":\"hello\",\"rate\":16000,\"format\":\"pcm16\",\"consent\":{\"by\":\"Ada\",\"textVersion\":\"0\"}}");
            assertThat(old.closeCode()).isEqualTo(4403);
            assertThat(server.json("/sessions").getAsJsonArray("sessions")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"type\":\"hello\"}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"finish\"}",
                "{\"type\":\"hello\",\"rate\":1,\"format\":\"pcm16\",\"consent\":{\"by\":\"A\",\"textVersion\":\"1\"}}",
                "{\"type\":\"hello\",\"rate\":16000,\"format\":\"mp3\",\"consent\":{\"by\":\"A\",\"textVersion\":\"1\"}}",
                "{\"type\":\"hello\",\"rate\":16000,\"formt\":\"pcm16\",\"consent\":{\"by\":\"A\",\"textVersion\":\"1\"}}",
            })
    void aFirstMessageThatMakesNoSenseIsToldSo(String message) throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.text(message);
            JsonObject problem = client.next();
            assertThat(problem.get("type").getAsString()).isEqualTo("problem");
            assertThat(problem.get("remedy").getAsString()).isNotBlank();
            assertThat(client.closeCode()).isIn(4400, 4403);
        }
    }

    @Test
    void audioThatMakesNoSenseIsToldSo() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient before = StreamClient.to(server);
            before.audio(0, sound, 0, 10);
            assertThat(before.closeCode()).isEqualTo(4400);
            StreamClient odd = StreamClient.to(server);
            odd.hello("");
            odd.next();
            odd.binary(ByteBuffer.allocate(11));
            assertThat(odd.closeCode()).isEqualTo(4400);
            StreamClient unknown = StreamClient.to(server);
            unknown.text(
                    "{\"type\":\"resume\",\"session\":\"aaaaaaaaaaaaaaaaaaaaaaaa\",\"lastEvent\":0,\"keptFrom\":0}");
            assertThat(unknown.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void whoIsTooFarAheadIsCutOffAndMayResume() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.hello("");
            String id = client.next().get("session").getAsString();
            short[] silence = new short[120_000];
            try {
                for (int i = 0; i < 200; i++) {
                    client.audio((long) i * silence.length, silence, 0, silence.length);
                }
            } catch (java.util.concurrent.CompletionException closedMeanwhile) {
                assertThat(closedMeanwhile).hasCauseInstanceOf(IOException.class);
            }
            assertThat(client.closeCode()).isIn(4429, 1006);
            StreamClient again = StreamClient.to(server);
            again.text("{\"type\":\"resume\",\"session\":\"" + id + "\",\"lastEvent\":0,\"keptFrom\":0}");
            assertThat(again.next().get("type").getAsString()).isEqualTo("ready");
        }
    }

    @Test
    void beyondTheLimitNewStreamsAreRefusedAndOldOnesGoOn() throws Exception {
        ServerOptions options = ServerOptions.in(data)
                .at("127.0.0.1", 0)
                .within(ServerLimits.defaults().withMaxStreams(1));
        try (RunningServer server = RunningServer.start(options)) {
            StreamClient first = StreamClient.to(server);
            first.hello("");
            first.next();
            StreamClient second = StreamClient.to(server);
            second.hello("");
            JsonObject problem = second.next();
            assertThat(problem.get("status").getAsInt()).isEqualTo(503);
            assertThat(problem.get("detail").getAsString()).contains("1 places");
            assertThat(second.closeCode()).isEqualTo(4503);
            first.audio(0, sound, 0, 16_000);
            first.untilAcknowledged(16_000);
            first.text("{\"type\":\"finish\"}");
            first.until("ended");
            first.until("closed");
            StreamClient third = StreamClient.to(server);
            third.hello("");
            assertThat(third.next().get("type").getAsString()).isEqualTo("ready");
            assertThat(server.get("/metrics").body()).contains("undertone_streams_refused_total 1\n");
        }
    }

    @Test
    void aDeletedSessionIsHeardNoMore() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(server);
            client.hello(",\"keepAudio\":true");
            String id = client.next().get("session").getAsString();
            client.audio(0, sound, 0, 80_000);
            client.untilAcknowledged(80_000);
            assertThat(server.call("DELETE", "/sessions/" + id, "").statusCode())
                    .isEqualTo(204);
            assertThat(client.closeCode()).isEqualTo(4410);
            assertThat(server.get("/sessions/" + id).statusCode()).isEqualTo(404);
            assertThat(data.resolve("audio")).isEmptyDirectory();
        }
    }
}
