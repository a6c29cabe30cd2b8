package dev.undertone.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.alert.AlertCondition;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.AlertMonitor;
import dev.undertone.recognition.alert.AlertTiming;
import dev.undertone.recognition.alert.AlertingListener;
import dev.undertone.recognition.alert.Comparison;
import dev.undertone.recognition.alert.Watched;
import dev.undertone.testkit.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts on the events of a session, from sound on. */
class AlertingSessionTest {

    private static final int RATE = 16_000;
    private static final AlertDefinition RULE = AlertDefinition.on(AlertCondition.of(
                    new Watched.OfEmotion(Emotion.ANGRY), Comparison.OWN_USUAL, AlertCondition.Direction.ABOVE, 0.3))
            .timed(new AlertTiming(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(5)));

    /** Calm for 20 s, then twice loud for 6 s. */
    private static float[] sound() {
        float[] sound = new float[44 * RATE];
        double[] levels = {0.2, 0.2, 0.2, 0.2, 0.2, 0.9, 0.9, 0.2, 0.2, 0.9, 0.9};
        for (int part = 0; part < levels.length; part++) {
            float[] tone = Signals.tone(440, levels[part], 4, RATE);
            System.arraycopy(tone, 0, sound, part * tone.length, tone.length);
        }
        return sound;
    }

    private static List<RecognitionEvent> events(float[] sound, Random chunks) {
        RecognitionOptions live = RecognitionOptions.defaults()
                .withWholeClip(Duration.ZERO)
                .withWindows(Duration.ofSeconds(3), Duration.ofMillis(500));
        List<RecognitionEvent> events = new ArrayList<>();
        AlertMonitor monitor = new AlertMonitor("anger", RULE, Instant.EPOCH);
        try (RecognitionSession session = new Recogniser(new LevelModel(), new LevelActivity(), live)
                .open(RATE, new AlertingListener(List.of(monitor), events::add))) {
            for (int from = 0; from < sound.length; ) {
                int n = Math.min(sound.length - from, 1 + chunks.nextInt(30_000));
                session.accept(sound, from, n);
                from += n;
            }
            session.finish();
        }
        return events;
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void alertsDoNotDependOnHowTheSoundIsCut(long seed) {
        List<RecognitionEvent> events = events(sound(), new Random(seed));
        assertThat(events).isEqualTo(events(sound(), new Random(seed + 100)));
        List<RecognitionEvent> alerts = events.stream()
                .filter(RecognitionEvent.AlertRaised.class::isInstance)
                .toList();
        assertThat(alerts).hasSize(2);
        for (RecognitionEvent alert : alerts) {
            double at = ((RecognitionEvent.AlertRaised) alert).atSeconds();
            RecognitionEvent before = events.get(events.indexOf(alert) - 1);
            assertThat(before)
                    .isInstanceOfSatisfying(
                            RecognitionEvent.WindowJudged.class,
                            judged -> assertThat(judged.window().endSeconds()).isEqualTo(at));
        }
    }
}
