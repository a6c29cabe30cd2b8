package dev.undertone.server.internal.alert;

import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.Window;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.AlertMonitor;
import dev.undertone.server.internal.Services;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that one session is watched by. Used by one thread. */
public final class LiveRules {

    private final Services services;
    private final String sessionId;
    private final Instant startedAt;
    private final Optional<List<String>> chosen;
    private final Map<String, Watching> watching = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** A rule and what it has seen. */
    private record Watching(AlertRule row, AlertDefinition definition, AlertMonitor monitor) {}

    /** @param chosen the ids of its rules; all that are enabled when empty */
    public LiveRules(Services services, String sessionId, Instant startedAt, Optional<List<String>> chosen) {
        this.services = services;
        this.sessionId = sessionId;
        this.startedAt = startedAt;
        this.chosen = chosen.map(List::copyOf);
        use(services.database().alerts().rules());
    }

    /** What keeps a rule from being watched by, told once. */
    public List<String> problems() {
        List<String> told = List.copyOf(problems);
        problems.clear();
        return told;
    }

    /** Takes the rules as they are now. One that did not change goes on; a new or changed one begins here. */
    public void use(List<AlertRule> all) {
        Map<String, Watching> before = Map.copyOf(watching);
        watching.clear();
        for (AlertRule row : all) {
            if (!chosen.map(ids -> ids.contains(row.id())).orElse(row.enabled())) {
                continue;
            }
            Watching known = before.get(row.id());
            if (known != null && known.row().definition().equals(row.definition())) {
                watching.put(row.id(), new Watching(row, known.definition(), known.monitor()));
            } else {
                begin(row);
            }
        }
    }

    private void begin(AlertRule row) {
        try {
            AlertDefinition definition = AlertDefinition.parse(row.definition(), "the rule");
            RuleChecks.requireMeasurable(definition, labels());
            watching.put(row.id(), new Watching(row, definition, new AlertMonitor(row.id(), definition, startedAt)));
        } catch (IllegalArgumentException e) {
            problems.add("the alert rule '" + row.name() + "' is not watched by: " + e.getMessage());
        }
    }

    private LabelSet labels() {
        return services.model().labels();
    }

    /** Lets the rules see what an earlier process stored; its alerts were raised then. */
    public void replay(List<StoredEvent> events) {
        events.forEach(this::watch);
    }

    /** Lets the rules see the next event; gives the alerts that it raises. */
    public List<RaisedAlert> watch(StoredEvent event) {
        if (watching.isEmpty()) {
            return List.of();
        }
        Optional<Window> window = StoredWindow.of(event);
        if (window.isEmpty()) {
            return List.of();
        }
        List<RaisedAlert> raised = new ArrayList<>();
        for (Watching each : watching.values()) {
            each.monitor()
                    .accept(window.get())
                    .ifPresent(alert -> raised.add(RaisedAlert.of(
                            services,
                            sessionId,
                            startedAt,
                            each.row().id(),
                            each.row().name(),
                            each.definition(),
                            alert)));
        }
        return raised;
    }
}
