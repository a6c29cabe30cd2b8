package dev.undertone.server.internal.live;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Segment;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.server.internal.alert.LiveRules;
import dev.undertone.server.internal.alert.RaisedAlert;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.SessionStore;
import dev.undertone.storage.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/** What one stream has to store next: its events, numbered, and the alerts that its windows raise. On the stream's strand. */
final class Journal {

    private static final double SAME_MOMENT_SECONDS = 0.005;

    private final String sessionId;
    private final EventBodies bodies;
    private final LiveRules rules;
    private final double storedUntil;
    private long number;
    private List<StoredEvent> events = new ArrayList<>();
    private List<RaisedAlert> alerts = new ArrayList<>();

    /**
     * What is to be stored together.
     *
     * @param alerts raised by the events, which hold them too
     */
    record Page(SessionStore.Batch batch, List<RaisedAlert> alerts) {}

    Journal(String sessionId, EventBodies bodies, LiveRules rules, Resumption resumption) {
        this.sessionId = sessionId;
        this.bodies = bodies;
        this.rules = rules;
        this.storedUntil = resumption.storedUntilSeconds();
        this.number = resumption.lastNumber();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    boolean holdsWindow() {
        return events.stream().anyMatch(event -> event.kind().equals("window"));
    }

    /** Audio that never came. */
    void gap(double fromSeconds, double toSeconds) {
        add(bodies.gap(number + 1, fromSeconds, toSeconds));
    }

    /** The rules as they are now. */
    void use(List<AlertRule> all, double atSeconds) {
        rules.use(all);
        tellProblems(atSeconds);
    }

    /** Warns of rules that cannot be watched by. */
    void tellProblems(double atSeconds) {
        rules.problems().forEach(problem -> add(bodies.warning(number + 1, problem, atSeconds)));
    }

    /** What a part of the session that begins at {@code offsetSeconds} says. */
    void add(RecognitionEvent event, double offsetSeconds) {
        StoredEvent stored = bodies.event(number + 1, event, offsetSeconds);
        if (stored.startSeconds() < storedUntil - SAME_MOMENT_SECONDS) {
            // Heard again only so that the first new window is judged with what came before it.
            if (!(event instanceof RecognitionEvent.SegmentEnded ended) || stored.endSeconds() <= storedUntil) {
                return;
            }
            Segment segment = ended.segment();
            stored = bodies.segment(
                    number + 1,
                    new Segment(
                            storedUntil - offsetSeconds, segment.endSeconds(), segment.emotion(), segment.confidence()),
                    offsetSeconds);
        }
        add(stored);
    }

    private void add(StoredEvent event) {
        number++;
        events.add(event);
        for (RaisedAlert raised : rules.watch(event)) {
            number++;
            events.add(bodies.alert(number, raised.alert()));
            alerts.add(raised);
        }
    }

    /** Takes what there is; it begins anew. */
    Page take() {
        Page page = new Page(
                new SessionStore.Batch(
                        sessionId,
                        events,
                        alerts.stream().map(RaisedAlert::alert).toList(),
                        alerts.stream()
                                .flatMap(raised -> raised.webhooks().stream())
                                .toList()),
                List.copyOf(alerts));
        events = new ArrayList<>();
        alerts = new ArrayList<>();
        return page;
    }
}
