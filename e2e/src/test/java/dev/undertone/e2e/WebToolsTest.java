package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Files, music, a conversation and a wrist, in a real browser whose microphone hears an angry voice. */
class WebToolsTest {

    @TempDir
    private Path folder;

    private ServeProgram server;
    private Browser browser;
    private String pages;

    @BeforeEach
    void start() throws IOException {
        Path clip = TestData.corpora().resolve("ravdess-original/Actor_06/03-01-05-01-01-01-06.wav");
        server = new ServeProgram(folder.resolve("data"));
        browser = new Browser(clip);
        pages = server.api("").toString().replace("/api/v1", "");
    }

    @AfterEach
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void filesAreJudgedInTurnDrawnPlayedFromAClickAndTakenAway() throws Exception {
        Path samples = Program.root().resolve("samples");
        browser.open(pages + "/analyse");
        browser.choose("#files", samples.resolve("conversation.flac"), samples.resolve("lively.wav"));
        browser.consent("Ada");
        browser.awaitTrue("document.querySelectorAll('u-sound').length === 2"
                + " && [...document.querySelectorAll('u-sound')].every(sound => sound.overview)");
        assertThat(browser.inaccessible()).isEmpty();

        browser.find("u-sound .spectrum").click();
        browser.awaitTrue("document.querySelector('audio').currentTime > 8");
        WebElement report = browser.find("a[href$='format=html']");
        assertThat(report.getDomAttribute("download")).isNotNull();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theVoiceChoosesTheNextTrackAndAHandOverridesIt() throws Exception {
        Path list = Files.writeString(
                folder.resolve("calm.m3u"), "#EXTM3U\n#EXTINF:9,River song\nmusic/river.wav\nlost.mp3\n");
        browser.open(pages + "/player");
        browser.choose("#files-everyday", tone("everyday.wav", 220));
        browser.choose("#files-calm", list, tone("river.wav", 330));
        browser.awaitText("[aria-label='Music for Calm down']", "lost.mp3");
        browser.find("#start").click();
        browser.consent("Ada");
        browser.awaitText("#voice", "Angry");
        browser.awaitTrue("document.querySelector('u-player-page').plan.reason.startsWith('Angry in ')");
        browser.find("#play").click();
        browser.awaitText("#track", "River song");
        browser.awaitText("#reason", "so “Calm down”");
        browser.find("[role=group] button:last-child").click();
        browser.awaitText("#track", "everyday");
        browser.awaitText("#reason", "You chose it");
        assertThat(browser.inaccessible()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCompanionSaysTheToneAndAPersonsOwnSuggestion() throws Exception {
        browser.open(pages + "/companion");
        browser.find("details summary").click();
        WebElement suggestions = browser.find(".texts fieldset:nth-child(5) label:last-of-type textarea");
        suggestions.clear();
        suggestions.sendKeys("Drink a glass of water");
        browser.find(".texts fieldset:nth-child(1) textarea").click();
        browser.awaitText("u-texts-editor [role=status]", "Saved");
        browser.reload();
        browser.find("#start").click();
        browser.consent("Ada");
        browser.awaitText("#tone", "Sounds angry");
        browser.awaitText("#suggestion", "Drink a glass of water");
        assertThat(browser.inaccessible()).isEmpty();
        browser.find("#stop").click();
        browser.find("#start");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWatchHearsKeepsItsShellAndComesBackWithItsNetwork() throws Exception {
        browser.phone(true);
        browser.open(pages + "/watch");
        browser.find("#start").click();
        browser.consent("Ada");
        browser.awaitText("#moment", "Angry");
        assertThat(browser.inaccessible()).isEmpty();
        browser.find("#stop").click();
        browser.find("#start");
        browser.awaitTrue("navigator.serviceWorker.controller !== null");
        assertThat(browser.complaints()).isEmpty();
        browser.awaitTrue("performance.now() > 1000");
        browser.reload();
        browser.find("#start");

        browser.online(false);
        browser.reload();
        browser.awaitText("main", "The server does not answer");
        browser.online(true);
        browser.find("#start");
    }

    /** Eight seconds of a tone. */
    private Path tone(String name, double hz) throws IOException {
        int rate = 8000;
        byte[] samples = new byte[8 * rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(128 + 60 * Math.sin(2 * Math.PI * hz * i / rate));
        }
        Path file = folder.resolve(name);
        AudioFormat format = new AudioFormat(AudioFormat.Encoding.PCM_UNSIGNED, rate, 8, 1, 1, rate, false);
        AudioSystem.write(
                new AudioInputStream(new java.io.ByteArrayInputStream(samples), format, samples.length),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }
}
