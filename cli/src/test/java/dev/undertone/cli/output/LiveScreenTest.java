package dev.undertone.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.ModelInfo;
import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Timeline;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private final StringWriter text = new StringWriter();
    private final LiveScreen screen = new LiveScreen(new PrintWriter(text));

    private static Verdict angry(double probability) {
        return new Verdict.Recognised(EmotionScores.of(LabelSet.parse("neutral,angry"), 1 - probability, probability));
    }

    private String shown(Runnable action) {
        text.getBuffer().setLength(0);
        action.run();
        return text.toString();
    }

    @Test
    void drawsTheMomentTheStripAndTheLevelOverThemselves() {
        String begun = shown(
                () -> screen.begin(new LiveSetup("device 1", 48_000, new ModelInfo("m", "1"), Optional.of("anna"))));
        assertThat(begun).contains("listening to device 1 against the baseline anna; Ctrl-C ends it", "listening ...");
        assertThat(begun).doesNotContain("\u001b[3A");

        for (int i = 0; i < 100; i++) {
            screen.on(new RecognitionEvent.WindowJudged(new Window(i, i + 3, angry(0.82))));
        }
        String drawn = shown(() -> screen.heard(103, -30));
        assertThat(drawn).startsWith("\u001b[3A").contains(" angry 82 % ", "-30.0 dBFS", "1:43");
        assertThat(drawn.split("m" + "A" + "\u001b", -1)).hasSize(61);
        assertThat(drawn).contains("|===============               |");
        assertThat(shown(() -> screen.heard(103.05, -30)))
                .as("not drawn more often than needed")
                .isEmpty();
    }

    @Test
    void alertsStayAboveWithABell() {
        screen.begin(new LiveSetup("device 1", 48_000, new ModelInfo("m", "1"), Optional.empty()));
        String alert = shown(() -> screen.on(
                new RecognitionEvent.AlertRaised("anger-rising", 83, 0.71, OptionalDouble.of(0.12), 0.59, 2)));
        assertThat(alert).contains("\u0007", "1:23  ALERT anger-rising: 0.71, usually 0.12");
        assertThat(shown(() -> screen.heard(90, Double.NEGATIVE_INFINITY)))
                .doesNotContain("ALERT")
                .contains("silent");
        assertThat(shown(() -> screen.end(new Timeline(angry(0.6), List.of(), List.of()), 91)))
                .contains("over after 1:31; over all: angry 60 %");
    }
}
