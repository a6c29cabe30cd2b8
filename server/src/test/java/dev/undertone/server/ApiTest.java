package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST over a real socket; every answer must be as the OpenAPI document says. */
class ApiTest {

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static ApiDocument document;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.in(data);
        document = ApiDocument.of(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static JsonObject get(String path, String route) throws Exception {
        HttpResponse<String> response = server.get(path);
        document.assertAllows("GET", route, response);
        assertThat(response.statusCode()).isEqualTo(200);
        return ApiDocument.object(response);
    }

    private static HttpResponse<String> call(String method, String path, String route, String body) throws Exception {
        HttpResponse<String> response = server.call(method, path, body);
        document.assertAllows(method, route, response);
        return response;
    }

    private static String announce(String more) throws Exception {
        HttpResponse<String> response = call(
                "POST",
                "/recordings",
                "/recordings",
                "{\"name\":\"Zebulon's call\",\"consent\":" + RunningServer.CONSENT + more + "}");
        assertThat(response.statusCode()).isEqualTo(201);
        return ApiDocument.object(response).get("id").getAsString();
    }

    private static HttpResponse<String> put(String id, HttpRequest.BodyPublisher body) throws Exception {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.api("/recordings/" + id + "/audio"))
                .PUT(body));
        document.assertAllows("PUT", "/recordings/{id}/audio", response);
        return response;
    }

    private static List<Path> files() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : new String[] {"audio", "incoming"}) {
            try (Stream<Path> list = Files.list(data.resolve(folder))) {
                list.forEach(files::add);
            }
        }
        return files;
    }

    @Test
    void everyRouteIsInTheDocumentAndNothingElse() {
        List<String> described = new ArrayList<>();
        document.json()
                .getAsJsonObject("paths")
                .entrySet()
                .forEach(path -> path.getValue()
                        .getAsJsonObject()
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        List<String> served = server.server().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
        assertThat(document.json().get("openapi").getAsString()).isEqualTo("3.1.0");
    }

    @Test
    void anUploadIsHeardNotedTakenAwayAndDeletedForGood() throws Exception {
        JsonObject recording = server.upload(
                Clips.conversation(),
                ",\"keepAudio\":true,\"person\":\"Bartholomew\",\"recordedAt\":\"2020-02-02T10:20:00Z\"");
        String rid = recording.get("id").getAsString();
        assertThat(recording.get("state").getAsString()).isEqualTo("done");
        assertThat(recording.get("durationSeconds").getAsDouble()).isBetween(16.0, 16.6);
        get("/recordings/" + rid, "/recordings/{id}");
        assertThat(get("/recordings?limit=500", "/recordings").getAsJsonArray("recordings"))
                .isNotEmpty();
        String id = recording.getAsJsonArray("sessions").get(0).getAsString();
        JsonObject session = get("/sessions/" + id, "/sessions/{id}");
        assertThat(session.get("startedAt").getAsString()).isEqualTo("2020-02-02T10:20:00Z");
        JsonObject timeline = get("/sessions/" + id + "/timeline", "/sessions/{id}/timeline");
        assertThat(timeline.getAsJsonArray("windows")).hasSizeGreaterThan(10);
        assertThat(timeline.getAsJsonArray("segments")).isNotEmpty();
        get("/sessions/" + id + "/events?after=3", "/sessions/{id}/events");

        String emotion = timeline.getAsJsonArray("segments")
                .get(0)
                .getAsJsonObject()
                .get("emotion")
                .getAsString();
        assertThat(get(
                                "/sessions?emotion=" + emotion
                                        + "&person=Bartholomew&from=2020-02-02T00:00:00Z&to=2020-02-03T00:00:00Z",
                                "/sessions")
                        .getAsJsonArray("sessions"))
                .hasSize(1);
        assertThat(get("/sessions?person=Nobody", "/sessions").getAsJsonArray("sessions"))
                .isEmpty();
        assertThat(get("/persons", "/persons").getAsJsonArray("persons").toString())
                .contains("Bartholomew");
        JsonObject trends =
                get("/trends?by=day&from=2020-02-01T00:00:00Z&to=2020-02-04T00:00:00Z&zone=Asia/Kathmandu", "/trends");
        assertThat(trends.getAsJsonArray("slices")).hasSize(1);
        assertThat(trends.getAsJsonArray("slices")
                        .get(0)
                        .getAsJsonObject()
                        .get("start")
                        .getAsString())
                .as("midnight in Kathmandu, 5:45 ahead")
                .isEqualTo("2020-02-01T18:15:00Z");

        HttpResponse<String> note = call(
                "POST",
                "/sessions/" + id + "/notes",
                "/sessions/{id}/notes",
                "{\"atSeconds\":2.5,\"text\":\"=a raised <voice>\"}");
        assertThat(note.statusCode()).isEqualTo(201);
        String noteId = ApiDocument.object(note).get("id").getAsString();
        call(
                "PUT",
                "/sessions/" + id + "/notes/" + noteId,
                "/sessions/{id}/notes/{note}",
                "{\"atSeconds\":3,\"text\":\"=a raised <voice>\"}");
        assertThat(get("/sessions/" + id + "/notes", "/sessions/{id}/notes").toString())
                .contains("\"atSeconds\":3,");
        HttpResponse<String> csv = server.get("/sessions/" + id + "/export?format=csv");
        document.assertAllows("GET", "/sessions/{id}/export", csv);
        assertThat(csv.body()).startsWith("kind,startSeconds").contains("'=a raised <voice>");
        HttpResponse<String> html = server.get("/sessions/" + id + "/export?format=html");
        assertThat(html.body())
                .contains("a raised &lt;voice&gt;")
                .contains("<svg")
                .doesNotContain("<script");
        assertThat(html.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        document.assertAllows("GET", "/sessions/{id}/export", server.get("/sessions/" + id + "/export"));
        call("DELETE", "/sessions/" + id + "/notes/" + noteId, "/sessions/{id}/notes/{note}", "");
        HttpResponse<String> renamed = call(
                "PATCH", "/sessions/" + id, "/sessions/{id}", "{\"person\":\"Melchior\",\"name\":\"the first call\"}");
        assertThat(renamed.body()).contains("Melchior", "the first call");

        byte[] original = server.http()
                .send(
                        HttpRequest.newBuilder(server.api("/recordings/" + rid + "/original"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(original).isEqualTo(Files.readAllBytes(Clips.conversation()));
        HttpResponse<byte[]> part = server.http()
                .send(
                        HttpRequest.newBuilder(server.api("/recordings/" + rid + "/audio"))
                                .header("Range", "bytes=100000-100099")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(100);

        assertThat(call("DELETE", "/sessions/" + id, "/sessions/{id}", "").statusCode())
                .isEqualTo(204);
        document.assertAllows("GET", "/recordings/{id}", server.get("/recordings/" + rid));
        assertThat(server.get("/recordings/" + rid).statusCode()).isEqualTo(404);
        assertThat(files()).noneMatch(file -> file.getFileName().toString().contains(rid));
        for (Path file : List.of(data.resolve("undertone.db"), data.resolve("undertone.db-wal"))) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Melchior", "Bartholomew");
        }
        assertThat(server.log())
                .noneMatch(line -> line.contains("Bartholomew")
                        || line.contains("Melchior")
                        || line.contains("Ada")
                        || line.contains(id));
    }

    @Test
    void audioIsNotKeptUnasked() throws Exception {
        JsonObject recording = server.upload(Clips.conversation(), ",\"channel\":\"each\"");
        String id = recording.get("id").getAsString();
        assertThat(recording.get("audioKept").getAsBoolean()).isFalse();
        assertThat(files()).noneMatch(file -> file.getFileName().toString().contains(id));
        document.assertAllows("GET", "/recordings/{id}/audio", server.get("/recordings/" + id + "/audio"));
        assertThat(server.get("/recordings/" + id + "/audio").statusCode()).isEqualTo(404);
        assertThat(put(id, HttpRequest.BodyPublishers.ofString("again")).statusCode())
                .isEqualTo(409);
        assertThat(call("DELETE", "/recordings/" + id, "/recordings/{id}", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void nothingIsReceivedWithoutConsent() throws Exception {
        HttpResponse<String> none = call("POST", "/recordings", "/recordings", "{\"name\":\"x\"}");
        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(none.body())
                .contains("urn:undertone:problem:consent-required")
                .contains("remedy");
        HttpResponse<String> old = call(
                "POST",
                "/recordings",
                "/recordings",
                "{\"name\":\"x\",\"consent\":{\"by\":\"Ada\",\"textVersion\":\"0\"}}");
        assertThat(old.body()).contains("consent-outdated");
        assertThat(put("aaaaaaaaaaaaaaaaaaaaaaaa", HttpRequest.BodyPublishers.ofString("RIFF"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotAudioIsToldSo() throws Exception {
        Path text = Files.writeString(data.resolve("not-audio.wav"), "this is no audio");
        JsonObject recording = server.upload(text, "");
        assertThat(recording.get("state").getAsString()).isEqualTo("failed");
        assertThat(recording.get("problem").getAsString())
                .doesNotContain(data.toString())
                .isNotBlank();
        String empty = announce("");
        assertThat(put(empty, HttpRequest.BodyPublishers.noBody()).statusCode()).isEqualTo(400);
        assertThat(put(empty, HttpRequest.BodyPublishers.ofFile(Clips.conversation()))
                        .statusCode())
                .as("it may be tried again")
                .isEqualTo(202);
    }

    @Test
    void wrongRequestsGetProblemsThatSayWhat() throws Exception {
        for (String body : new String[] {
            "", "[1]", "{", "{\"name\":1}", "{\"name\":\"\"}", "{\"name\":\"x\",\"nam\":2}", "{\"a\":".repeat(40)
        }) {
            HttpResponse<String> response = call("POST", "/recordings", "/recordings", body);
            assertThat(response.statusCode()).as(body).isIn(400, 403);
        }
        String channel = "{\"name\":\"x\",\"channel\":\"up\",\"consent\":" + RunningServer.CONSENT + "}";
        assertThat(call("POST", "/recordings", "/recordings", channel).statusCode())
                .isEqualTo(400);
        for (String query : new String[] {"limit=0", "limit=x", "from=yesterday", "limit=501"}) {
            HttpResponse<String> response = server.get("/sessions?" + query);
            document.assertAllows("GET", "/sessions", response);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains(query.replaceAll("=.*", ""));
        }
        assertThat(server.get("/trends?by=year").statusCode()).isEqualTo(400);
        assertThat(server.get("/trends?zone=Atlantis").statusCode()).isEqualTo(400);
        assertThat(server.get("/nothing").body()).contains("urn:undertone:problem:not-found");
        assertThat(server.call("DELETE", "/sessions", "").statusCode()).isEqualTo(405);
        assertThat(server.call("POST", "/alert-rules", "x".repeat(2_000_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void rulesAndBaselinesAreKeptChangedAndRemoved() throws Exception {
        HttpResponse<String> made = call(
                "POST",
                "/alert-rules",
                "/alert-rules",
                "{\"name\":\"anger\",\"rule\":{\"watch\":\"angry\",\"above\":0.6,\"forSeconds\":5}}");
        String id = ApiDocument.object(made).get("id").getAsString();
        call(
                "PUT",
                "/alert-rules/" + id,
                "/alert-rules/{id}",
                "{\"name\":\"rage\",\"enabled\":false,\"rule\":{\"watch\":\"arousal\",\"above\":0.4}}");
        JsonObject rule = get("/alert-rules/" + id, "/alert-rules/{id}");
        assertThat(rule.get("name").getAsString()).isEqualTo("rage");
        assertThat(rule.get("enabled").getAsBoolean()).isFalse();
        assertThat(get("/alert-rules", "/alert-rules").getAsJsonArray("rules")).isNotEmpty();
        assertThat(get("/alerts", "/alerts").getAsJsonArray("alerts")).isEmpty();
        assertThat(call("DELETE", "/alert-rules/" + id, "/alert-rules/{id}", "").statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", "/alert-rules/" + id, "/alert-rules/{id}", "").statusCode())
                .isEqualTo(404);

        assertThat(call("PUT", "/baselines/ada%20l", "/baselines/{name}", "bytes")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/baselines", "/baselines").toString()).contains("\"ada l\"");
        assertThat(server.get("/baselines/ada%20l").body()).isEqualTo("bytes");
        assertThat(call("DELETE", "/baselines/ada%20l", "/baselines/{name}", "").statusCode())
                .isEqualTo(204);
        document.assertAllows("GET", "/baselines/{name}", server.get("/baselines/ada%20l"));
    }

    @Test
    void theServerTellsOfItself() throws Exception {
        get("/consent-text", "/consent-text");
        get("/health", "/health");
        get("/ready", "/ready");
        assertThat(get("/model", "/model").getAsJsonArray("emotions")).hasSize(8);
        for (String path : new String[] {"/model/card", "/metrics"}) {
            HttpResponse<String> response = server.get(path);
            document.assertAllows("GET", path, response);
        }
        assertThat(server.get("/metrics").body())
                .contains("# TYPE undertone_http_requests_total counter")
                .contains("undertone_streams 0\n");
        assertThat(server.get("/model/card").body()).contains("# ");
    }
}
