package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody might try. */
class SafetyTest {

    @TempDir
    private Path data;

    /** Sends bytes as they are and reads the answer until the server closes or nothing comes any more. */
    private static String raw(RunningServer server, String request) throws IOException {
        URI address = server.uri("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/..%2f..%2f..%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..\\..\\etc\\passwd",
                "/_static/../../dev/undertone/server/openapi.json",
                "/_static/..%2f..%2f..%2fdev/undertone/storage/migrations/V1__what_was_heard.sql",
                "/web/index.html/..;/..;/secret",
                "/.git/config",
                "//etc/passwd",
                "/index.html%00.png",
                "/api/v1/recordings/..%2f..%2fundertone.db/original",
                "/api/v1/recordings/%2e%2e/audio",
                "/api/v1/sessions/..;/export"
            })
    void noPathLeadsOut(String path) throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            String answer = raw(server, get(path));
            assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
            assertThat(answer).doesNotContain("root:", "CREATE TABLE", "SQLite format");
        }
    }

    @Test
    void brokenRequestsAreToldSoAndTheServerGoesOn() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            assertThat(raw(server, "NONSENSE\r\n\r\n")).contains(" 400 ");
            assertThat(raw(server, "GET / HTTP/1.1\r\n\r\n")).contains(" 400 ");
            String head = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(60_000) + "\r\n\r\n";
            assertThat(raw(server, head)).contains(" 431 ").contains("urn:undertone:problem:");
            assertThat(raw(
                            server,
                            String.join(
                                    "\r\n",
                                    "POST /api/v1/recordings HTTP/1.1",
                                    "Host: 127.0.0.1",
                                    "Content-Length: 5",
                                    "Transfer-Encoding: chunked",
                                    "",
                                    "0",
                                    "",
                                    "")))
                    .contains(" 400 ");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSlowSenderHoldsNobodyUp() throws Exception {
        ServerOptions options = ServerOptions.in(data)
                .at("127.0.0.1", 0)
                .within(ServerLimits.defaults().withMaxUploadTime(Duration.ofSeconds(1)));
        try (RunningServer server = RunningServer.start(options)) {
            String id = ApiDocument.object(server.call(
                            "POST", "/recordings", "{\"name\":\"slow\",\"consent\":" + RunningServer.CONSENT + "}"))
                    .get("id")
                    .getAsString();
            URI address = server.uri("/");
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(20_000);
                String head = "PUT /api/v1/recordings/" + id
                        + "/audio HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                for (int i = 0; i < 30 && in.available() == 0; i++) {
                    socket.getOutputStream().write(0);
                    socket.getOutputStream().flush();
                    Thread.sleep(100);
                }
                byte[] first = in.readNBytes(12);
                assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
            }
            assertThat(data.resolve("incoming")).isEmptyDirectory();
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithOrWithoutItsLength() throws Exception {
        ServerOptions options = ServerOptions.in(data)
                .at("127.0.0.1", 0)
                .within(ServerLimits.defaults().withMaxUploadBytes(10_000));
        try (RunningServer server = RunningServer.start(options)) {
            String announced = server.call(
                            "POST", "/recordings", "{\"name\":\"large\",\"consent\":" + RunningServer.CONSENT + "}")
                    .body();
            String id = JsonParser.parseString(announced)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
            String path = "/api/v1/recordings/" + id + "/audio HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
            assertThat(raw(server, "PUT " + path + "Content-Length: 10001\r\n\r\n"))
                    .contains(" 413 ");
            String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
            assertThat(raw(
                            server,
                            "PUT " + path + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3) + "0\r\n\r\n"))
                    .contains(" 413 ");
            assertThat(data.resolve("incoming")).isEmptyDirectory();
        }
    }

    @Test
    void foreignNamesAndForeignPagesAreRefused() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            assertThat(raw(server, "GET /api/v1/sessions HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .contains(" 421 ");
            HttpResponse<String> foreign = server.send(HttpRequest.newBuilder(server.api("/recordings"))
                    .header("Origin", "https://evil.example")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThatThrownBy(() -> server.http()
                            .newWebSocketBuilder()
                            .header("Origin", "https://evil.example")
                            .buildAsync(
                                    URI.create(server.api("/stream").toString().replace("http", "ws")),
                                    new WebSocket.Listener() {})
                            .join())
                    .rootCause()
                    .hasMessageContaining("403");
        }
    }

    @Test
    void answersTellBrowsersToBeCareful() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            HttpResponse<String> response = server.get("/model");
            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe", "http:", "https:", "*"));
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void pagesMayRunOnlyWhatTheServerSends() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            HttpResponse<String> page = server.send(HttpRequest.newBuilder(server.uri("/")));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy).contains("default-src 'none'", "script-src 'self'"));
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/nowhere")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void behindAProxyTheLoopbackAsksForTheTokenToo() throws Exception {
        ServerOptions options = new ServerOptions(
                "127.0.0.1",
                0,
                true,
                data,
                java.util.Optional.empty(),
                ServerLimits.defaults(),
                ActionPermissions.defaults());
        try (RunningServer server = RunningServer.start(options)) {
            assertThat(server.get("/sessions").statusCode()).isEqualTo(401);
            assertThat(bearer(server, server.server().newToken().orElseThrow())).isEqualTo(200);
        }
    }

    @Test
    void anyOtherAddressAsksForTheToken() throws Exception {
        ServerOptions open = ServerOptions.in(data).at("0.0.0.0", 0);
        String token;
        try (RunningServer server = RunningServer.start(open)) {
            token = server.server().newToken().orElseThrow();
            assertThat(server.get("/sessions").statusCode()).isEqualTo(401);
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            assertThat(bearer(server, token + "x")).isEqualTo(401);
            assertThat(bearer(server, "")).isEqualTo(401);
            assertThat(bearer(server, token)).isEqualTo(200);
            assertThatThrownBy(() -> StreamClient.to(server)).rootCause().hasMessageContaining("401");

            assertThat(server.call("POST", "/login", "{\"token\":\"wrong\"}").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> login = server.call("POST", "/login", "{\"token\":\"" + token + "\"}");
            assertThat(login.statusCode()).isEqualTo(204);
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(token);
            String pair = cookie.replaceAll(";.*", "");
            assertThat(cookied(server, pair)).isEqualTo(200);
            server.send(HttpRequest.newBuilder(server.api("/logout"))
                    .header("Cookie", pair)
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(cookied(server, pair)).isEqualTo(401);
            assertThat(server.log()).noneMatch(line -> line.contains(token));
        }
        for (String name : new String[] {"undertone.db", "server-id"}) {
            assertThat(Files.readString(data.resolve(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain(token);
        }
        try (RunningServer again = RunningServer.start(open)) {
            assertThat(again.server().newToken()).as("shown once").isEmpty();
            assertThat(bearer(again, token)).isEqualTo(200);
        }
    }

    private static int bearer(RunningServer server, String token) throws Exception {
        return server.send(HttpRequest.newBuilder(server.api("/sessions")).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static int cookied(RunningServer server, String cookie) throws Exception {
        return server.send(HttpRequest.newBuilder(server.api("/sessions")).header("Cookie", cookie))
                .statusCode();
    }

    @Test
    void twoServersDoNotShareAFolder() throws Exception {
        try (RunningServer first = RunningServer.in(data)) {
            assertThat(first.get("/health").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> RunningServer.in(data))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aTakenPortIsToldOf() throws Exception {
        try (RunningServer first = RunningServer.in(data.resolve("a"))) {
            int port = first.uri("/").getPort();
            assertThatThrownBy(() -> RunningServer.start(
                            ServerOptions.in(data.resolve("b")).at("127.0.0.1", port)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("--port");
        }
    }
}
