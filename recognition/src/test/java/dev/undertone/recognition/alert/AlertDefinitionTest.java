package dev.undertone.recognition.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.alert.AlertCondition.Direction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDefinitionTest {

    @Test
    void readsEveryKey() {
        AlertDefinition rule = AlertDefinition.parse("""
                {"watch": "arousal", "against": "own-spread", "above": 3, "release": 1.5,
                 "forSeconds": 1.5, "warmUpSeconds": 30, "coolDownSeconds": 120,
                 "quietHours": {"zone": "Europe/Berlin", "between": ["22:00-07:00", "12:30-13:00"]},
                 "actions": [{"type": "page"}, {"type": "notification", "vibrate": true},
                             {"type": "webhook", "url": "https://example.org/hook?k=1"},
                             {"type": "command", "arguments": ["notify-send", "a b"]}]}
                """, "rule.json");
        assertThat(rule)
                .isEqualTo(new AlertDefinition(
                        new AlertCondition(
                                new Watched.OfDimension(Watched.Dimension.AROUSAL),
                                Comparison.OWN_SPREAD,
                                Direction.ABOVE,
                                3,
                                1.5),
                        new AlertTiming(Duration.ofMillis(1500), Duration.ofSeconds(30), Duration.ofSeconds(120)),
                        new QuietHours(
                                ZoneId.of("Europe/Berlin"),
                                List.of(
                                        new QuietHours.Range(LocalTime.of(22, 0), LocalTime.of(7, 0)),
                                        new QuietHours.Range(LocalTime.of(12, 30), LocalTime.of(13, 0)))),
                        List.of(
                                new AlertAction.Page(),
                                new AlertAction.Notification(true),
                                new AlertAction.Webhook(URI.create("https://example.org/hook?k=1")),
                                new AlertAction.Command(List.of("notify-send", "a b")))));
    }

    @Test
    void theLeastRuleHasTheUsualRest() {
        AlertDefinition rule = AlertDefinition.parse("{\"watch\": \"sad\", \"below\": 0.2}", "rule.json");
        assertThat(rule)
                .isEqualTo(AlertDefinition.on(new AlertCondition(
                        new Watched.OfEmotion(Emotion.SAD), Comparison.ABSOLUTE, Direction.BELOW, 0.2, 0.2 + 0.1)));
        assertThat(rule.actions()).containsExactly(new AlertAction.Page());
    }

    @Test
    void theBuiltInRuleIsOne() {
        AlertCondition condition = AlertDefinition.angerRising().condition();
        assertThat(condition.watched()).isEqualTo(new Watched.OfEmotion(Emotion.ANGRY));
        assertThat(condition.against()).isNotEqualTo(Comparison.ABSOLUTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"above\": 1} | line 1: watch is missing",
                "{\"watch\": \"rage\", \"above\": 1} | watch was 'rage'; use arousal, valence or an emotion: neutral, calm",
                "{\"watch\": 5, \"above\": 1} | watch must be a text",
                "{\"watch\": \"sad\"} | must have either above or below",
                "{\"watch\": \"sad\", \"above\": 0.1, \"below\": 0.2} | must have either above or below",
                "{\"watch\": \"sad\", \"above\": \"0.5\"} | above must be a number",
                "{\"watch\": \"sad\", \"above\": 1.5} | above must be in 0.0..1.0 but was 1.5",
                "{\"watch\": \"valence\", \"below\": -2} | below must be in -1.0..1.0 but was -2.0",
                "{\"watch\": \"sad\", \"above\": 0.5, \"release\": 0.6} | release must be at most above (0.5)",
                "{\"watch\": \"sad\", \"above\": 0.5, \"against\": \"me\"} | against was 'me'; use absolute, own-usual, own-spread",
                "{\"watch\": \"sad\", \"above\": 0.5, \"forSecond\": 2} | forSecond is not known in the rule; use watch, against",
                "{\"watch\": \"sad\", \"above\": 0.5, \"forSeconds\": -1} | forSeconds must be in 0..600 but was -1.0",
                "{\"watch\": \"sad\", \"above\": 0.5, \"coolDownSeconds\": 1e9} | coolDownSeconds must be in 0..86400",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": []} | actions must be 1..10 in number but were 0",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": [{\"type\": \"mail\"}]} | type was 'mail'; use page, notification",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": [{\"type\": \"webhook\", \"url\": \"file:///x\"}]} | url must be an http or https",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": [{\"type\": \"webhook\", \"url\": \"http://u:p@x.org/\"}]} | user or password",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": [{\"type\": \"command\", \"arguments\": []}]} | arguments must be 1..50",
                "{\"watch\": \"sad\", \"above\": 0.5, \"actions\": [{\"type\": \"page\", \"url\": \"x\"}]} | url is not known in the action page",
                "{\"watch\": \"sad\", \"above\": 0.5, \"quietHours\": {\"zone\": \"Mars\", \"between\": []}} | zone was 'Mars'",
                "{\"watch\": \"sad\", \"above\": 0.5, \"quietHours\": {\"zone\": \"UTC\", \"between\": [\"7-8\"]}} | between was '7-8'",
                "{\"watch\": \"sad\", \"above\": 0.5, \"quietHours\": {\"zone\": \"UTC\", \"between\": [\"07:00-07:00\"]}} | two different times",
                "{\"watch\": \"sad\", | not YAML",
                "[] | keys with values",
            })
    void saysWhatIsWrongAndWhere(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertDefinition.parse(json, "rule.json"))
                .withMessageStartingWith("rule.json, line ")
                .withMessageContaining(message);
    }

    @Test
    void namesTheLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertDefinition.parse("{\n\"watch\": \"sad\",\n\"above\": true}", "rule.json"))
                .withMessage("rule.json, line 3: above must be a number");
    }

    @Test
    void quietHoursReachOverMidnight() {
        QuietHours night = new QuietHours(
                ZoneId.of("UTC"), List.of(new QuietHours.Range(LocalTime.of(22, 0), LocalTime.of(7, 0))));
        assertThat(night.at(Instant.parse("2026-03-01T21:59:59Z"))).isFalse();
        assertThat(night.at(Instant.parse("2026-03-01T22:00:00Z"))).isTrue();
        assertThat(night.at(Instant.parse("2026-03-02T06:59:59Z"))).isTrue();
        assertThat(night.at(Instant.parse("2026-03-02T07:00:00Z"))).isFalse();
        assertThat(QuietHours.none().at(Instant.EPOCH)).isFalse();
    }
}
