package dev.undertone.benchmarks.alerts;

import dev.undertone.recognition.RecognitionEvent.AlertRaised;
import dev.undertone.recognition.Window;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.AlertMonitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Counts what one rule says of staged sessions. Only time after its warm-up counts, for before it cannot alert. */
final class AlertFigures {

    private final AlertDefinition rule;
    private final List<Double> delays = new ArrayList<>();
    private int turns;
    private int falseInFirst;
    private int falseInSecond;
    private double armedFirst;
    private double armedSecond;

    AlertFigures(AlertDefinition rule) {
        this.rule = rule;
    }

    /** Sessions that turn to what the rule is for: the first alert after the turn detects it. */
    void turning(StagedSession session) {
        turns++;
        armedFirst += armed(session.windows(), 0, session.turnSeconds());
        List<AlertRaised> alerts = alerts(session.windows());
        falseInFirst += (int) alerts.stream()
                .filter(alert -> alert.atSeconds() <= session.turnSeconds())
                .count();
        alerts.stream()
                .mapToDouble(AlertRaised::atSeconds)
                .filter(at -> at > session.turnSeconds())
                .min()
                .ifPresent(at -> delays.add(at - session.turnSeconds()));
    }

    /** Sessions that turn to anything else: every alert is false. */
    void control(StagedSession session) {
        double turn = session.turnSeconds();
        armedFirst += armed(session.windows(), 0, turn);
        armedSecond += armed(session.windows(), turn, Double.POSITIVE_INFINITY);
        for (AlertRaised alert : alerts(session.windows())) {
            if (alert.atSeconds() <= turn) {
                falseInFirst++;
            } else {
                falseInSecond++;
            }
        }
    }

    List<AlertRaised> alerts(List<Window> windows) {
        AlertMonitor monitor = new AlertMonitor("rule", rule, Instant.EPOCH);
        return windows.stream()
                .flatMap(window -> monitor.accept(window).stream())
                .toList();
    }

    /** Seconds between two moments after so much speech as the warm-up asks for. */
    double armed(List<Window> windows, double from, double to) {
        double warmUp = rule.timing().warmUp().toMillis() / 1000.0;
        double heard = 0;
        double armed = 0;
        double previous = 0;
        for (Window window : windows) {
            double passed = Math.min(window.endSeconds() - window.startSeconds(), window.endSeconds() - previous);
            previous = window.endSeconds();
            if (heard >= warmUp && window.endSeconds() > from && window.endSeconds() <= to) {
                armed += passed;
            }
            if (window.verdict().judged().isPresent()) {
                heard += passed;
            }
        }
        return armed;
    }

    /** Detected of turns, delays, false alerts an hour before and after the turn. */
    String row(String name) {
        Collections.sort(delays);
        return String.format(
                Locale.ROOT,
                "%-18s %3d of %3d  %5.1f %%  %8s %8s  %6.1f (%d in %.2f h)  %6.1f (%d in %.2f h)",
                name,
                delays.size(),
                turns,
                100.0 * delays.size() / turns,
                quantile(0.5),
                quantile(0.9),
                perHour(falseInFirst, armedFirst),
                falseInFirst,
                armedFirst / 3600,
                perHour(falseInSecond, armedSecond),
                falseInSecond,
                armedSecond / 3600);
    }

    private String quantile(double share) {
        return delays.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f s", delays.get((int)
                        Math.min(delays.size() - 1, Math.floor(share * delays.size()))));
    }

    private static double perHour(int count, double seconds) {
        return seconds == 0 ? 0 : count * 3600 / seconds;
    }
}
