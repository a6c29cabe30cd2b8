package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The web application as people meet it: a real browser with a real voice as its microphone. */
class WebApplicationTest {

    private static final String PERSON = "Marguerite-Perey-1939";
    private static final String RULE = "A raised voice";

    @TempDir
    private Path folder;

    @Test
    void anAngryVoiceIsHeardLiveAlertedOfKeptPlayedAndDeletedForGood() throws Exception {
        Path clip = TestData.corpora().resolve("ravdess-original/Actor_06/03-01-05-01-01-01-06.wav");
        try (ServeProgram server = new ServeProgram(folder);
                Browser browser = new Browser(clip)) {
            String pages = server.api("").toString().replace("/api/v1", "");
            makeRule(browser, pages);
            browser.open(pages + "/");
            String session = listen(browser);
            assertThat(server.get("/sessions/" + session).get("person").getAsString())
                    .isEqualTo(PERSON);
            assertThat(holding(PERSON)).isNotEmpty();

            browser.open(pages + "/alerts");
            browser.awaitText("table", RULE);
            browser.reload();
            browser.find("table a");
            assertThat(browser.inaccessible()).isEmpty();

            browser.open(pages + "/sessions");
            browser.awaitText(".entry", PERSON);
            assertThat(browser.has("u-calendar td .shares")).isTrue();
            assertThat(browser.inaccessible()).isEmpty();
            browser.find(".entry").click();
            browser.find("u-strip [role=slider]");
            assertThat(browser.address()).endsWith("/sessions/" + session);
            browser.awaitTrue("document.querySelector('u-strip .alarm') !== null");
            browser.awaitTrue("document.querySelector('u-sound')?.overview !== undefined");
            browser.find("td button").click();
            browser.awaitTrue("document.querySelector('audio').currentTime > 0.3");

            browser.find("textarea").sendKeys("he shouts here");
            browser.find(".card form button").click();
            browser.awaitText("#notes", "he shouts here");

            assertThat(browser.inaccessible()).isEmpty();
            browser.find("#delete").click();
            browser.find("#confirm").click();
            browser.awaitText("main", "Nothing of it is left");
            browser.open(pages + "/sessions");
            browser.awaitText("main", "No sessions yet");

            assertThat(server.get("/sessions").getAsJsonArray("sessions")).isEmpty();
            assertThat(server.get("/recordings").getAsJsonArray("recordings")).isEmpty();
            assertThat(server.get("/persons").getAsJsonArray("persons")).isEmpty();
            assertThat(server.get("/alerts").getAsJsonArray("alerts")).isEmpty();
            assertThat(holding(PERSON)).isEmpty();
            assertThat(holding("he shouts here")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void makeRule(Browser browser, String pages) throws IOException {
        browser.open(pages + "/alerts");
        browser.find("#new").click();
        WebElement name = browser.find("[name=name]");
        name.clear();
        name.sendKeys(RULE);
        browser.find("[name=against] [value=absolute]").click();
        browser.awaitText("#sentence", "When angry is above 60 %");
        assertThat(browser.inaccessible()).isEmpty();
        browser.find("form .main").click();
        browser.awaitText(".rule", RULE);
    }

    /** @return the session's id */
    private static String listen(Browser browser) throws IOException {
        browser.find("form details summary").click();
        browser.find("[name=person]").sendKeys(PERSON);
        browser.find("[name=keepAudio]").click();
        browser.find("#start").click();
        browser.find("dialog [name=by]");
        assertThat(browser.has("#moment")).isFalse();
        assertThat(browser.inaccessible()).isEmpty();
        browser.consent("Ada");
        browser.awaitText("#moment", "Angry");
        browser.awaitText(".notice.alarm", RULE);
        assertThat(browser.inaccessible()).isEmpty();
        browser.find("#stop").click();
        WebElement link = browser.find("#session-link");
        String address = String.valueOf(link.getDomProperty("href"));
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The files of the server's data folder in which the text stands. */
    private List<Path> holding(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(text))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Gone between the listing and the reading, as SQLite's own files may be.
            return "";
        }
    }
}
