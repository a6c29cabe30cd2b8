package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, and whatever they load, come from this server and from nowhere else. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("<(?:script|link|img)[^>]+(?:src|href)=\"([^\"]+)\"");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern IMPORT =
            Pattern.compile("(?:\\bfrom|\\bimport|addModule\\()\\s*\\(?\\s*['\"]([A-Za-z0-9@./_-]+)['\"]");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sessions",
                "/sessions/2hxdt4cwthh3kz5yy6sogzoq",
                "/analyse",
                "/alerts",
                "/player",
                "/companion",
                "/watch"
            })
    void everyModuleThatAPageImportsIsServed(String path) throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            String page = fetch(server, path, "text/html");
            assertThat(page).doesNotContain("style=", "onclick", "<style", "://");
            Matcher map = IMPORT_MAP.matcher(page);
            assertThat(map.find()).isTrue();
            JsonObject imports =
                    JsonParser.parseString(map.group(1)).getAsJsonObject().getAsJsonObject("imports");

            Deque<String> open = new ArrayDeque<>();
            Matcher links = LINK.matcher(page);
            while (links.find()) {
                open.add(links.group(1));
            }
            Set<String> seen = new LinkedHashSet<>();
            while (!open.isEmpty()) {
                String address = open.remove();
                if (!seen.add(address)) {
                    continue;
                }
                boolean module = address.endsWith(".js");
                String content = fetch(server, address, module ? "text/javascript" : "");
                // ECharts is one file that imports nothing, and whose own texts look like imports.
                if (module && !address.contains("/echarts/")) {
                    Matcher found = IMPORT.matcher(content);
                    while (found.find()) {
                        open.add(resolve(address, found.group(1), imports));
                    }
                }
            }
            assertThat(seen).hasSizeGreaterThan(10);
            assertThat(seen).anyMatch(address -> address.startsWith("/_static/lit-html/"));
        }
    }

    @Test
    void aBrowserIsToldOfAMissingPageInAPageAndAProgramInAProblem() throws Exception {
        try (RunningServer server = RunningServer.in(data)) {
            HttpResponse<String> page = server.send(HttpRequest.newBuilder(server.uri("/missing-page-7"))
                    .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self' 'sha256-");
            assertThat(page.body()).contains("There is no such page").doesNotContain("missing-page-7");

            for (String path : List.of("/nowhere", "/app/nowhere.js", "/..%2fsecret")) {
                HttpResponse<String> problem = server.send(HttpRequest.newBuilder(server.uri(path)));
                assertThat(problem.headers().firstValue("Content-Type").orElse(""))
                        .as(path)
                        .startsWith("application/problem+json");
            }
            HttpResponse<String> api =
                    server.send(HttpRequest.newBuilder(server.api("/nowhere")).header("Accept", "text/html"));
            assertThat(api.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    private static String fetch(RunningServer server, String address, String type) throws Exception {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri(address)));
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .as(address)
                .startsWith(type);
        return response.body();
    }

    private static String resolve(String from, String specifier, JsonObject imports) {
        if (specifier.startsWith("/") || specifier.startsWith(".")) {
            return URI.create(from).resolve(specifier).toString();
        }
        for (Map.Entry<String, JsonElement> entry : imports.entrySet()) {
            String key = entry.getKey();
            if (specifier.equals(key) || (key.endsWith("/") && specifier.startsWith(key))) {
                return entry.getValue().getAsString() + specifier.substring(key.length());
            }
        }
        throw new AssertionError(from + " imports " + specifier + ", which the import map does not know");
    }
}
