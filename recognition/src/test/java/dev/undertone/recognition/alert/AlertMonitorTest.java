package dev.undertone.recognition.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.RecognitionEvent.AlertRaised;
import dev.undertone.recognition.Window;
import dev.undertone.recognition.alert.AlertCondition.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMonitorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Watched ANGER = new Watched.OfEmotion(Emotion.ANGRY);

    private static AlertDefinition rule(Comparison against, double above, double release, int hold, int coolDown) {
        return AlertDefinition.on(new AlertCondition(ANGER, against, Direction.ABOVE, above, release))
                .timed(new AlertTiming(Duration.ofMillis(hold), Duration.ofSeconds(20), Duration.ofSeconds(coolDown)));
    }

    private static List<AlertRaised> alerts(AlertDefinition rule, List<Window> windows) {
        AlertMonitor monitor = new AlertMonitor("anger", rule, NOON);
        List<AlertRaised> alerts = new ArrayList<>();
        windows.forEach(window -> monitor.accept(window).ifPresent(alerts::add));
        return alerts;
    }

    private static double[] levels(Object... runs) {
        DoubleStream all = DoubleStream.empty();
        for (int i = 0; i < runs.length; i += 2) {
            double[] run = new double[(Integer) runs[i]];
            Arrays.fill(run, ((Number) runs[i + 1]).doubleValue());
            all = DoubleStream.concat(all, Arrays.stream(run));
        }
        return all.toArray();
    }

    private static List<Window> runs(Object... runs) {
        return Windows.of(levels(runs));
    }

    @Test
    void alertsWhenItHasLastedAndNotBefore() {
        AlertDefinition rule = rule(Comparison.ABSOLUTE, 0.6, 0.5, 2000, 60);
        // Begins with the window that ends at 8 s; two seconds later four more have lasted.
        assertThat(alerts(rule, runs(10, 0.1, 5, 0.9))).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("anger");
            assertThat(alert.atSeconds()).isEqualTo(10);
            assertThat(alert.value()).isCloseTo(0.9, within(1e-12));
            assertThat(alert.usual()).isEmpty();
            assertThat(alert.heldSeconds()).isEqualTo(2);
        });
        assertThat(alerts(rule, runs(10, 0.1, 4, 0.9, 10, 0.1))).isEmpty();
    }

    @Test
    void whatHasBegunLastsDownToTheReleaseAndAlertsOnce() {
        AlertDefinition rule = rule(Comparison.ABSOLUTE, 0.6, 0.4, 2000, 0);
        assertThat(alerts(rule, runs(1, 0.7, 300, 0.45))).hasSize(1);
        assertThat(alerts(rule, runs(1, 0.7, 3, 0.45, 1, 0.39, 8, 0.59))).isEmpty();
        assertThat(alerts(rule, runs(6, 0.7, 1, 0.3, 6, 0.7))).hasSize(2);
    }

    @Test
    void aPauseNeitherLastsNorEndsItButALongOneDoes() {
        AlertDefinition rule = rule(Comparison.ABSOLUTE, 0.6, 0.5, 2000, 0);
        assertThat(alerts(rule, runs(3, 0.9, 10, -1))).isEmpty();
        assertThat(alerts(rule, runs(3, 0.9, 10, -1, 2, 0.9)))
                .extracting(AlertRaised::atSeconds)
                .containsExactly(3 + 0.5 * 14);
        assertThat(alerts(rule, runs(3, 0.9, 25, -1, 2, 0.9))).isEmpty();
        assertThat(alerts(rule, runs(6, 0.9, 25, -1, 6, 0.9))).hasSize(2);
    }

    @Test
    void aGapBetweenWindowsIsAPauseToo() {
        AlertDefinition rule = rule(Comparison.ABSOLUTE, 0.6, 0.5, 4000, 0);
        List<Window> near = new ArrayList<>(runs(4, 0.9));
        near.add(Windows.angry(20, 0.9));
        List<Window> far = new ArrayList<>(runs(4, 0.9));
        far.add(Windows.angry(40, 0.9));
        assertThat(alerts(rule, near)).hasSize(1);
        assertThat(alerts(rule, far)).isEmpty();
    }

    @Test
    void comparesWithTheUsualOfTheSameVoice() {
        AlertDefinition rule = rule(Comparison.OWN_USUAL, 0.3, 0.2, 0, 60);
        // A voice that always sounds rather angry to the model, and one that never does.
        assertThat(alerts(rule, runs(100, 0.5))).isEmpty();
        assertThat(alerts(rule, runs(100, 0.5, 3, 0.79))).isEmpty();
        assertThat(alerts(rule, runs(100, 0.5, 3, 0.81))).hasSize(1);
        assertThat(alerts(rule, runs(100, 0.1, 3, 0.41))).singleElement().satisfies(alert -> {
            assertThat(alert.usual()).hasValue(0.1);
            assertThat(alert.measure()).isCloseTo(0.31, within(1e-9));
        });
    }

    @Test
    void beforeTheWarmUpNothingIsCompared() {
        AlertDefinition rule = rule(Comparison.OWN_USUAL, 0.3, 0.2, 0, 60);
        // The first window is three seconds of speech, each other half a second: 35 windows are 20 s.
        assertThat(alerts(rule, runs(34, 0.1, 1, 0.9))).isEmpty();
        assertThat(alerts(rule, runs(35, 0.1, 1, 0.9))).hasSize(1);
        assertThat(alerts(rule, runs(30, 0.1, 40, -1, 3, 0.9))).isEmpty();
    }

    @Test
    void aSpreadIsMeasuredInTheVoicesOwnVariation() {
        AlertDefinition rule = rule(Comparison.OWN_SPREAD, 3, 2, 0, 60);
        double[] steady = new double[201];
        double[] lively = new double[201];
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            steady[i] = 0.4;
            lively[i] = Math.max(0, Math.min(1, 0.4 + 0.15 * random.nextGaussian()));
        }
        steady[200] = 0.6;
        lively[200] = 0.6;
        assertThat(alerts(rule, Windows.of(steady)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.measure()).isCloseTo(0.2 / Comparison.LEAST_SPREAD, within(1e-9)));
        assertThat(alerts(rule, Windows.of(lively)))
                .noneMatch(alert -> alert.atSeconds() == 200 * Windows.HOP + Windows.LENGTH);
    }

    @Test
    void aDimensionCanFallBelow() {
        AlertDefinition rule = AlertDefinition.on(AlertCondition.of(
                        new Watched.OfDimension(Watched.Dimension.VALENCE), Comparison.ABSOLUTE, Direction.BELOW, -0.4))
                .timed(new AlertTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO));
        // 0.7 neutral, 0.3 sad of what is not angry: valence is -0.6 p - 0.21 (1 - p).
        assertThat(alerts(rule, runs(5, 0.4))).isEmpty();
        assertThat(alerts(rule, runs(5, 0.4, 5, 0.6))).singleElement().satisfies(alert -> {
            assertThat(alert.atSeconds()).isEqualTo(5.5);
            assertThat(alert.value()).isCloseTo(-0.6 * 0.6 - 0.21 * 0.4, within(1e-9));
        });
    }

    @Test
    void inQuietHoursItWaits() {
        AlertDefinition loud = rule(Comparison.ABSOLUTE, 0.6, 0.5, 0, 0);
        QuietHours untilFiveSecondsPast = new QuietHours(
                ZoneId.of("Europe/Berlin"), List.of(new QuietHours.Range(LocalTime.of(22, 0), LocalTime.of(13, 0, 5))));
        AlertDefinition quiet =
                new AlertDefinition(loud.condition(), loud.timing(), untilFiveSecondsPast, loud.actions());
        // Noon in UTC is one o'clock in Berlin in March.
        assertThat(alerts(quiet, runs(20, 0.9)))
                .extracting(AlertRaised::atSeconds)
                .containsExactly(5.0);
        assertThat(alerts(quiet, runs(3, 0.9, 20, 0.1))).isEmpty();
    }

    @Test
    void anEmotionThatTheModelDoesNotKnowNeverAlerts() {
        AlertDefinition rule = AlertDefinition.on(
                AlertCondition.of(new Watched.OfEmotion(Emotion.BORED), Comparison.ABSOLUTE, Direction.ABOVE, 0));
        assertThat(alerts(rule, runs(100, 0.5))).isEmpty();
    }

    private static AlertDefinition random(Random random, double raise) {
        Comparison against = List.of(Comparison.ABSOLUTE, Comparison.OWN_USUAL, Comparison.OWN_SPREAD)
                .get(random.nextInt(3));
        double release = switch (against) {
            case ABSOLUTE -> 0.2 + 0.3 * random.nextDouble();
            case OWN_USUAL -> 0.3 * random.nextDouble();
            case OWN_SPREAD -> 2 * random.nextDouble();
        };
        double margin = random.nextDouble() * (against == Comparison.OWN_SPREAD ? 2 : 0.2);
        return AlertDefinition.on(
                        new AlertCondition(ANGER, against, Direction.ABOVE, release + margin + raise, release))
                .timed(new AlertTiming(
                        Duration.ofMillis(random.nextInt(4000)),
                        Duration.ofSeconds(random.nextInt(60)),
                        Duration.ofSeconds(random.nextInt(90))));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverTwiceWithinTheCoolDown(long seed) {
        int seen = 0;
        for (int i = 0; i < 50; i++) {
            AlertDefinition rule = random(new Random(seed * 1000 + i), 0);
            List<AlertRaised> alerts = alerts(rule, Windows.wandering(seed * 1000 + i, 2000));
            for (int a = 1; a < alerts.size(); a++) {
                assertThat(alerts.get(a).atSeconds() - alerts.get(a - 1).atSeconds())
                        .isGreaterThanOrEqualTo(rule.timing().coolDown().toMillis() / 1000.0 - 1e-6);
            }
            seen += alerts.size();
        }
        assertThat(seen).isGreaterThan(100);
    }

    /** What alerts at a high threshold alerts at a lower one, and no later. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void theFirstAlertComesNoLaterWithALowerThreshold(long seed) {
        int compared = 0;
        for (int i = 0; i < 50; i++) {
            List<Window> windows = Windows.wandering(seed * 1000 + i, 600);
            List<AlertRaised> low = alerts(random(new Random(seed * 1000 + i), 0), windows);
            List<AlertRaised> high = alerts(random(new Random(seed * 1000 + i), 0.1), windows);
            if (!high.isEmpty()) {
                compared++;
                assertThat(low).isNotEmpty();
                assertThat(low.get(0).atSeconds())
                        .isLessThanOrEqualTo(high.get(0).atSeconds());
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void aDayOfListeningKeepsItsUsual() {
        AlertMonitor monitor = new AlertMonitor("anger", rule(Comparison.OWN_USUAL, 0.4, 0.3, 0, 60), NOON);
        int day = 24 * 3600 * 2;
        for (int i = 0; i < day; i++) {
            assertThat(monitor.accept(Windows.angry(i, 0.1 + 0.1 * (i % 3)))).isEmpty();
        }
        assertThat(monitor.accept(Windows.angry(day, 0.62)))
                .hasValueSatisfying(alert -> assertThat(alert.usual()).hasValue(0.2));
    }
}
