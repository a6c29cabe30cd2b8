package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code undertone serve} as a process of its own. */
final class ServeProgram implements AutoCloseable {

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    ServeProgram(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Program.launcher().toString(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("Undertone listens on http://");
        address = URI.create(line.substring(line.indexOf("http")));
    }

    URI api(String path) {
        return URI.create(address.toString().replace("0.0.0.0", "127.0.0.1") + "/api/v1" + path);
    }

    URI stream() {
        return URI.create(api("/stream").toString().replace("http", "ws"));
    }

    HttpClient http() {
        return http;
    }

    JsonObject json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(api(path)));
    }

    /** What the operating system does when memory runs out, or somebody with {@code kill -9}. */
    void kill() throws InterruptedException {
        // The launcher becomes the Java process by exec: this is the process itself.
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
