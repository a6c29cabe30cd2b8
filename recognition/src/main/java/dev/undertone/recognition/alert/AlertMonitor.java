package dev.undertone.recognition.alert;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches one session by one rule, window by window, in memory that does not grow. It alerts when the condition has begun,
 * has not been over since, and has lasted for {@link AlertTiming#holdFor} of speech; then not again before it was over and
 * {@link AlertTiming#coolDown} has passed. A pause neither lasts nor ends it, but for one longer than
 * {@link #LONGEST_PAUSE_SECONDS}. The person's own usual values are those of the windows before. Nothing but the windows
 * decides, so the same windows alert at the same moments, live or stored. Used by one thread.
 */
public final class AlertMonitor {

    /** A silence longer than this ends whatever lasted. */
    public static final double LONGEST_PAUSE_SECONDS = 10;

    private static final double ROUNDING = 1e-9;

    private final String rule;
    private final AlertDefinition definition;
    private final Instant startedAt;
    private final UsualValue usual;

    private double previousEnd = Double.NEGATIVE_INFINITY;
    private double pause;
    private boolean lasting;
    private boolean told;
    private double held;
    private double lastAlert = Double.NEGATIVE_INFINITY;

    /**
     * @param rule what to call the rule in its alerts
     * @param startedAt the moment of the session's first sample, for quiet hours
     */
    public AlertMonitor(String rule, AlertDefinition definition, Instant startedAt) {
        this.rule = rule;
        this.definition = definition;
        this.startedAt = startedAt;
        this.usual = new UsualValue(definition.condition().watched().least());
    }

    /** Watches the next window, in order of end; gives the alert that it raises. */
    public Optional<RecognitionEvent.AlertRaised> accept(Window window) {
        double end = window.endSeconds();
        double length = end - window.startSeconds();
        double passed = Math.max(0, Math.min(length, end - previousEnd));
        double sinceLast = previousEnd == Double.NEGATIVE_INFINITY ? 0 : Math.max(0, end - previousEnd);
        previousEnd = Math.max(previousEnd, end);
        OptionalDouble value = window.verdict()
                .judged()
                .map(definition.condition().watched()::in)
                .orElse(OptionalDouble.empty());
        if (value.isEmpty()) {
            pause += sinceLast;
            if (pause > LONGEST_PAUSE_SECONDS) {
                over();
            }
            return Optional.empty();
        }
        if (pause + Math.max(0, sinceLast - length) > LONGEST_PAUSE_SECONDS) {
            over();
        }
        pause = 0;
        OptionalDouble median = usual.median();
        OptionalDouble measure = measure(value.getAsDouble(), median);
        usual.add(value.getAsDouble(), passed);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        follow(measure.getAsDouble(), passed);
        if (!due(end)) {
            return Optional.empty();
        }
        told = true;
        lastAlert = end;
        boolean compared = definition.condition().against() != Comparison.ABSOLUTE;
        return Optional.of(new RecognitionEvent.AlertRaised(
                rule,
                end,
                value.getAsDouble(),
                compared ? median : OptionalDouble.empty(),
                measure.getAsDouble(),
                held));
    }

    private void follow(double measure, double passed) {
        AlertCondition condition = definition.condition();
        if (!lasting) {
            lasting = condition.begins(measure);
            held = 0;
        } else if (condition.lasts(measure)) {
            held += passed;
        } else {
            over();
        }
    }

    private void over() {
        lasting = false;
        told = false;
        held = 0;
    }

    private boolean due(double end) {
        AlertTiming timing = definition.timing();
        return lasting
                && !told
                && held >= seconds(timing.holdFor()) - ROUNDING
                && end - lastAlert >= seconds(timing.coolDown()) - ROUNDING
                && !definition.quietHours().at(startedAt.plusMillis(Math.round(end * 1000)));
    }

    private OptionalDouble measure(double value, OptionalDouble median) {
        Comparison against = definition.condition().against();
        if (against == Comparison.ABSOLUTE) {
            return OptionalDouble.of(value);
        }
        if (median.isEmpty() || usual.seconds() < seconds(definition.timing().warmUp())) {
            return OptionalDouble.empty();
        }
        double difference = value - median.getAsDouble();
        return OptionalDouble.of(
                against == Comparison.OWN_USUAL
                        ? difference
                        : difference
                                / Math.max(
                                        Comparison.LEAST_SPREAD, usual.spread().orElse(0)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
