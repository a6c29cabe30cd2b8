package dev.undertone.recognition.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A rule: when to alert and what to do then. As data it is a JSON object, described by {@code docs/alert-rule.schema.json}.
 *
 * @param actions what an alert sets off, at least one
 */
public record AlertDefinition(
        AlertCondition condition, AlertTiming timing, QuietHours quietHours, List<AlertAction> actions) {

    private static final String ANGER_RISING = "anger-rising.json";
    private static final int MOST_ACTIONS = 10;

    public AlertDefinition {
        actions = List.copyOf(actions);
        if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "actions must be 1.." + MOST_ACTIONS + " in number but were " + actions.size());
        }
    }

    /** Alerts on the condition, with everything else as usual. */
    public static AlertDefinition on(AlertCondition condition) {
        return new AlertDefinition(
                condition, AlertTiming.defaults(), QuietHours.none(), List.of(new AlertAction.Page()));
    }

    /** The same at other times. */
    public AlertDefinition timed(AlertTiming newTiming) {
        return new AlertDefinition(condition, newTiming, quietHours, actions);
    }

    /**
     * Reads a rule.
     *
     * @param source what to call the text in messages
     * @throws IllegalArgumentException if it is none; the message names source, line, key, value and what is allowed
     */
    public static AlertDefinition parse(String json, String source) {
        return AlertRuleText.read(json, source);
    }

    /** The built-in rule: anger rises against the person's own usual. */
    public static AlertDefinition angerRising() {
        return parse(angerRisingJson(), ANGER_RISING);
    }

    /** {@link #angerRising} as data. */
    public static String angerRisingJson() {
        try (InputStream in = AlertDefinition.class.getResourceAsStream(ANGER_RISING)) {
            if (in == null) {
                throw new IllegalStateException("the program's own resource " + ANGER_RISING + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
