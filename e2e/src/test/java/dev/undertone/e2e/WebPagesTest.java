package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page in light and dark, on a desk and on a telephone: accessible by axe-core, no wider than the screen, and without a
 * complaint of the browser. Pictures of all of them lie in {@code e2e/target/pages}, to be looked at.
 */
class WebPagesTest {

    private static final Map<String, String> PAGES = new LinkedHashMap<>(Map.of(
            "/", "#start",
            "/analyse", ".drop",
            "/alerts", "#new",
            "/player", "u-shelf",
            "/companion", "#start",
            "/watch", "#start"));

    @TempDir
    private Path folder;

    @Test
    void everyPageFitsItsScreenAndIsAccessibleInLightAndDark() throws Exception {
        Path sample = Program.root().resolve("samples/conversation.flac");
        try (ServeProgram server = new ServeProgram(folder);
                Browser browser = new Browser(Program.root().resolve("samples/lively.wav"))) {
            String pages = server.api("").toString().replace("/api/v1", "");
            JsonObject recording = upload(server, sample);
            String session = recording.getAsJsonArray("sessions").get(0).getAsString();
            PAGES.put("/sessions", "u-calendar td .shares");
            PAGES.put("/sessions?view=trends", "u-bars canvas");
            PAGES.put("/sessions/" + session, "u-sound canvas");
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                look(browser, pages, page.getKey(), page.getValue());
            }
            assertThat(browser.complaints()).isEmpty();

            look(browser, pages, "/missing", ".empty h1");
        }
    }

    private static void look(Browser browser, String pages, String path, String awaited) throws Exception {
        String name = path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "").replaceAll("^$", "live");
        name = path.startsWith("/sessions/") ? "session" : name;
        for (boolean phone : new boolean[] {false, true}) {
            browser.phone(phone);
            for (boolean dark : new boolean[] {false, true}) {
                browser.dark(dark);
                browser.open(pages + path);
                browser.awaitTrue("document.querySelector('" + awaited + "') !== null");
                String what = name + (phone ? "-phone" : "") + (dark ? "-dark" : "");
                assertThat(browser.inaccessible()).as(what).isEmpty();
                browser.awaitTrue("document.documentElement.scrollWidth <= innerWidth");
                browser.picture(Path.of("target/pages/" + what + ".png"));
            }
        }
    }

    private static JsonObject upload(ServeProgram server, Path file) throws Exception {
        JsonObject recording = server.json(HttpRequest.newBuilder(server.api("/recordings"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"A conversation\",\"person\":\"Ada\",\"keepAudio\":true,"
                                + "\"consent\":{\"by\":\"Ada\",\"textVersion\":\"1\"}}")));
        String id = recording.get("id").getAsString();
        server.json(HttpRequest.newBuilder(server.api("/recordings/" + id + "/audio"))
                .PUT(HttpRequest.BodyPublishers.ofFile(file)));
        JsonObject now = server.get("/recordings/" + id);
        while (!now.get("state").getAsString().equals("done")) {
            Thread.sleep(200);
            now = server.get("/recordings/" + id);
        }
        return now;
    }
}
