package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.models.ModelBundle;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free port with a client that speaks to it over a real socket. */
final class RunningServer implements AutoCloseable {

    static final String CONSENT = "{\"by\":\"Ada Lovelace\",\"textVersion\":\"1\"}";

    private final UndertoneServer server;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(ServerOptions options, ModelBundle bundle, boolean renewToken) throws IOException {
        this.server = UndertoneServer.start(
                options, bundle, InstantSource.system(), new SecureRandom(), renewToken, log::add);
    }

    static RunningServer in(Path data) throws IOException {
        return start(ServerOptions.in(data).at("127.0.0.1", 0));
    }

    static RunningServer start(ServerOptions options) throws IOException {
        return new RunningServer(options, ModelBundle.bundled(), false);
    }

    /** With a model of untrained networks that is given baselines. */
    static RunningServer givenBaselines(Path data) throws IOException {
        Path bundle = TestData.repositoryRoot()
                .resolve("models/src/test/resources/dev/undertone/models/tiny-format-2.undertone");
        return new RunningServer(ServerOptions.in(data).at("127.0.0.1", 0), ModelBundle.open(bundle), false);
    }

    UndertoneServer server() {
        return server;
    }

    HttpClient http() {
        return http;
    }

    List<String> log() {
        return log;
    }

    URI uri(String path) {
        // A server on all addresses is reached on this one.
        return URI.create(server.address().toString().replace("0.0.0.0", "127.0.0.1") + path);
    }

    URI api(String path) {
        return uri("/api/v1" + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api(path)));
    }

    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api(path)).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonObject json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    /** Announces an upload, sends it, waits until it was heard, and gives the recording. */
    JsonObject upload(Path file, String more) throws IOException, InterruptedException {
        HttpResponse<String> announced =
                call("POST", "/recordings", "{\"name\":\"a call\",\"consent\":" + CONSENT + more + "}");
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(201);
        String id = JsonParser.parseString(announced.body())
                .getAsJsonObject()
                .get("id")
                .getAsString();
        HttpResponse<String> sent = send(HttpRequest.newBuilder(api("/recordings/" + id + "/audio"))
                .PUT(HttpRequest.BodyPublishers.ofFile(file)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        String events = get("/recordings/" + id + "/events").body();
        assertThat(events).containsPattern("event: (done|failed)\n");
        return json("/recordings/" + id);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
