package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.TestData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on live streams, from their making to what they set off. */
class AlertTest {

    /** Met by every window with speech, and so only once. */
    private static final String ALWAYS =
            "{\"watch\":\"arousal\",\"above\":-1,\"release\":-1,\"forSeconds\":0,\"coolDownSeconds\":5%s}";

    private static short[] sound;
    private static String crossed;

    @TempDir
    private Path data;

    @BeforeAll
    static void decode() throws IOException {
        sound = Clips.conversationSamples();
        double[] angry = Clips.liveWindows(sound).stream()
                .flatMap(window -> window.verdict().judged().stream())
                .mapToDouble(scores -> scores.probability(Emotion.ANGRY))
                .sorted()
                .toArray();
        double middle = (angry[angry.length / 2 - 1] + angry[angry.length / 2]) / 2;
        crossed = "{\"watch\":\"angry\",\"above\":" + middle + ",\"release\":" + middle
                + ",\"forSeconds\":0,\"coolDownSeconds\":%d}";
    }

    /** Met by half of the windows, each time anew. */
    private static String crossed(int coolDown) {
        return crossed.formatted(coolDown);
    }

    private static String make(RunningServer server, String name, boolean enabled, String rule) throws Exception {
        HttpResponse<String> made = server.call(
                "POST",
                "/alert-rules",
                "{\"name\":\"" + name + "\",\"enabled\":" + enabled + ",\"rule\":" + rule + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return ApiDocument.object(made).get("id").getAsString();
    }

    private static String always(String more) {
        return ALWAYS.formatted(more);
    }

    private static List<JsonObject> alerts(List<JsonObject> messages) {
        return messages.stream()
                .filter(message -> message.get("type").getAsString().equals("alert"))
                .toList();
    }

    /** Sends that part of the sound, never more than three seconds ahead; gives the events. */
    private static List<JsonObject> hear(StreamClient client, long from, long to) throws InterruptedException {
        List<JsonObject> events = new ArrayList<>();
        for (long at = from; at < to; at += 16_000) {
            client.audio(at, sound, (int) at, (int) Math.min(to, at + 16_000));
            events.addAll(client.untilAcknowledged(Math.max(from, at - 32_000)));
        }
        // What is less than a quarter of a second is acknowledged with what follows.
        events.addAll(client.untilAcknowledged(to - 4000));
        return events;
    }

    private static List<JsonObject> finish(StreamClient client) throws InterruptedException {
        client.text("{\"type\":\"finish\"}");
        return client.until("ended");
    }

    @Test
    void aLiveStreamAlertsAndATrialSaysTheSame() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            ApiDocument document = ApiDocument.of(server);
            String rule = make(server, "Ada's rule", true, crossed(0));
            make(server, "off", false, always(""));
            StreamClient client = StreamClient.to(server);
            client.hello("");
            String session = client.next().get("session").getAsString();
            hear(client, 0, 100_000);
            hear(client, 100_000, sound.length);
            finish(client);

            HttpResponse<String> history = server.get("/alerts?session=" + session);
            document.assertAllows("GET", "/alerts", history);
            JsonArray kept = ApiDocument.object(history).getAsJsonArray("alerts");
            assertThat(kept).hasSizeBetween(2, 12);
            JsonArray inTimeline =
                    server.json("/sessions/" + session + "/timeline").getAsJsonArray("alerts");
            assertThat(inTimeline).hasSameSizeAs(kept);

            HttpResponse<String> tried = server.call(
                    "POST", "/alert-rules/try", "{\"session\":\"" + session + "\",\"rule\":" + crossed(0) + "}");
            document.assertAllows("POST", "/alert-rules/try", tried);
            JsonObject trial = ApiDocument.object(tried);
            assertThat(trial.get("count").getAsInt()).isEqualTo(kept.size());
            for (int i = 0; i < kept.size(); i++) {
                JsonObject live = kept.get(kept.size() - 1 - i).getAsJsonObject();
                JsonObject again = trial.getAsJsonArray("alerts").get(i).getAsJsonObject();
                assertThat(live.get("rule").getAsString()).isEqualTo(rule);
                assertThat(live.get("name").getAsString()).isEqualTo("Ada's rule");
                assertThat(again.get("atSeconds")).isEqualTo(live.get("atSeconds"));
                assertThat(again.get("at")).isEqualTo(live.get("at"));
                assertThat(again.get("value"))
                        .isEqualTo(live.getAsJsonObject("detail").get("value"));
                assertThat(inTimeline.get(i).getAsJsonObject().get("atSeconds")).isEqualTo(live.get("atSeconds"));
            }
            assertThat(server.get("/metrics").body()).contains("undertone_alerts_total " + kept.size() + "\n");
        }
    }

    @Test
    void anAlertFollowsItsWindowAndReachesEveryOpenPage() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            make(server, "shown", true, always(",\"actions\":[{\"type\":\"notification\",\"vibrate\":true}]"));
            make(
                    server,
                    "kept only",
                    true,
                    always(",\"actions\":[{\"type\":\"webhook\",\"url\":\"https://example.invalid/\"}]"));
            HttpResponse<InputStream> page = server.http()
                    .send(
                            HttpRequest.newBuilder(server.api("/alerts/events")).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            StreamClient client = StreamClient.to(server);
            client.hello("");
            client.next();
            List<JsonObject> events = hear(client, 0, 100_000);
            List<JsonObject> alerts = alerts(events);
            assertThat(alerts)
                    .extracting(alert -> alert.get("name").getAsString())
                    .contains("shown", "kept only");
            JsonObject first = alerts.get(0);
            JsonObject before = events.get(first.get("number").getAsInt() - 2);
            assertThat(before.get("type").getAsString()).isEqualTo("window");
            assertThat(before.get("endSeconds")).isEqualTo(first.get("atSeconds"));
            assertThat(first.get("vibrate").getAsBoolean()).isTrue();

            BufferedReader lines = new BufferedReader(new InputStreamReader(page.body(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.startsWith("id: ")) {
                line = lines.readLine();
            }
            String id = line.substring(4);
            assertThat(lines.readLine()).isEqualTo("event: alert");
            JsonObject told = JsonParser.parseString(lines.readLine().substring("data: ".length()))
                    .getAsJsonObject();
            assertThat(told.get("name").getAsString()).isEqualTo("shown");
            assertThat(told.getAsJsonObject("detail").get("notify").getAsBoolean())
                    .isTrue();
            page.body().close();

            // A page that comes back hears what it may have missed.
            HttpResponse<InputStream> again = server.http()
                    .send(
                            HttpRequest.newBuilder(server.api("/alerts/events"))
                                    .header("Last-Event-ID", id)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader missed = new BufferedReader(new InputStreamReader(again.body(), StandardCharsets.UTF_8));
            String next = missed.readLine();
            while (!next.startsWith("data: ")) {
                next = missed.readLine();
            }
            assertThat(next).contains("\"shown\"").doesNotContain("kept only");
            again.body().close();
        }
    }

    @Test
    void aStreamIsWatchedByTheRulesItNamesAndByRulesMadeMeanwhile() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            make(server, "enabled", true, always(""));
            String named = make(server, "named", false, always(""));
            StreamClient chosen = StreamClient.to(server);
            chosen.hello(",\"rules\":[\"" + named + "\"]");
            chosen.next();
            assertThat(alerts(hear(chosen, 0, 100_000)))
                    .isNotEmpty()
                    .allMatch(alert -> alert.get("name").getAsString().equals("named"));
            StreamClient none = StreamClient.to(server);
            none.hello(",\"rules\":[]");
            none.next();
            assertThat(alerts(hear(none, 0, 100_000))).isEmpty();

            StreamClient all = StreamClient.to(server);
            all.hello("");
            all.next();
            List<JsonObject> early = alerts(hear(all, 0, 80_000));
            assertThat(early)
                    .hasSize(1)
                    .allMatch(alert -> alert.get("name").getAsString().equals("enabled"));
            make(server, "late", true, always(""));
            assertThat(alerts(hear(all, 80_000, 160_000)))
                    .as("a rule that goes on is not over, one that is new begins")
                    .singleElement()
                    .satisfies(
                            alert -> assertThat(alert.get("name").getAsString()).isEqualTo("late"));
        }
    }

    @Test
    void afterARestartTheCoolDownGoesOn() throws Exception {
        String session;
        try (RunningServer first = RunningServer.in(data)) {
            make(first, "once", true, crossed(3600));
            make(first, "often", true, crossed(0));
            StreamClient client = StreamClient.to(first);
            client.hello("");
            session = client.next().get("session").getAsString();
            assertThat(alerts(hear(client, 0, 100_000)))
                    .anyMatch(alert -> alert.get("name").getAsString().equals("once"));
        }
        try (RunningServer second = RunningServer.in(data)) {
            StreamClient client = StreamClient.to(second);
            client.text("{\"type\":\"resume\",\"session\":\"" + session + "\",\"lastEvent\":0,\"keptFrom\":0}");
            long next = client.next().get("nextSample").getAsLong();
            hear(client, next, sound.length);
            finish(client);
            List<String> names = new ArrayList<>();
            second.json("/alerts?session=" + session)
                    .getAsJsonArray("alerts")
                    .forEach(alert ->
                            names.add(alert.getAsJsonObject().get("name").getAsString()));
            assertThat(names).containsOnlyOnce("once");
            assertThat(names).filteredOn(name -> name.equals("often")).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {'watch':'rage','above':0.5} | watch was 'rage'; use arousal",
                "400 | {'watch':'apologetic','above':0.5} | model does not tell apart",
                "400 | {'watch':'angry'} | must have either above or below",
                "400 | {'watch':'angry','above':0.5,'coolDown':5} | coolDown is not known in the rule; use watch",
                "403 | {'watch':'angry','above':0.5,'actions':[{'type':'command','arguments':['reboot']}]} | starts no programs",
                "403 | {'watch':'angry','above':0.5,'actions':[{'type':'webhook','url':'http://127.0.0.1:9/'}]} | 127.0.0.1 is not an address",
                "403 | {'watch':'angry','above':0.5,'actions':[{'type':'webhook','url':'http://[::1]/'}]} | is not an address",
                "403 | {'watch':'angry','above':0.5,'actions':[{'type':'webhook','url':'http://router.local/'}]} | is not an address",
            })
    void aRuleThatCannotBeIsAProblem(int status, String rule, String detail) throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            ApiDocument document = ApiDocument.of(server);
            String json = "{\"name\":\"x\",\"rule\":" + JsonParser.parseString(rule.replace("'", "\"")) + "}";
            HttpResponse<String> made = server.call("POST", "/alert-rules", json);
            document.assertAllows("POST", "/alert-rules", made);
            assertThat(made.statusCode()).isEqualTo(status);
            assertThat(ApiDocument.object(made).get("detail").getAsString()).contains(detail);
            assertThat(server.json("/alert-rules").getAsJsonArray("rules")).isEmpty();
        }
    }

    @Test
    void aTrialNeedsASession() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            ApiDocument document = ApiDocument.of(server);
            HttpResponse<String> tried =
                    server.call("POST", "/alert-rules/try", "{\"session\":\"nobody\",\"rule\":" + always("") + "}");
            document.assertAllows("POST", "/alert-rules/try", tried);
            assertThat(tried.statusCode()).isEqualTo(404);
            HttpResponse<String> builtIn = server.get("/alert-rules/default");
            document.assertAllows("GET", "/alert-rules/default", builtIn);
            HttpResponse<String> made = server.call("POST", "/alert-rules", builtIn.body());
            document.assertAllows("POST", "/alert-rules", made);
            assertThat(made.statusCode()).isEqualTo(201);
            for (String path : new String[] {"/webhooks", "/webhook-key"}) {
                document.assertAllows("GET", path, server.get(path));
            }
        }
    }

    @Test
    void theRuleOfTheApiIsTheRuleOfTheDocuments() throws Exception {
        JsonObject schema = JsonParser.parseString(
                        Files.readString(TestData.repositoryRoot().resolve("docs/alert-rule.schema.json")))
                .getAsJsonObject();
        schema.remove("$schema");
        try (RunningServer server = RunningServer.in(data)) {
            assertThat(ApiDocument.of(server)
                            .json()
                            .getAsJsonObject("components")
                            .getAsJsonObject("schemas")
                            .get("RuleDefinition"))
                    .isEqualTo(schema);
        }
    }

    @Test
    void aCommandIsStartedWithoutAShellWhereThatIsAllowed() throws Exception {
        Path file = data.resolve("alert $(id).json");
        ServerOptions options = ServerOptions.in(data).at("127.0.0.1", 0).allowing(new ActionPermissions(true, false));
        try (RunningServer server = RunningServer.start(options)) {
            make(
                    server,
                    "copy",
                    true,
                    always(",\"actions\":[{\"type\":\"command\",\"arguments\":[\"cp\",\"/dev/stdin\",\"" + file
                            + "\"]}]"));
            StreamClient client = StreamClient.to(server);
            client.hello("");
            client.next();
            hear(client, 0, 80_000);
            for (int i = 0; i < 100 && (!Files.exists(file) || Files.size(file) == 0); i++) {
                Thread.sleep(100);
            }
            assertThat(JsonParser.parseString(Files.readString(file))
                            .getAsJsonObject()
                            .get("name")
                            .getAsString())
                    .isEqualTo("copy");
        }
    }
}
