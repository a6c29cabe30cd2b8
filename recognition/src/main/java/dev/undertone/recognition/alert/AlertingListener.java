package dev.undertone.recognition.alert;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.RecognitionListener;
import java.util.List;

/** Passes on what a session says and adds the alerts that its windows raise, each right after its window. */
public final class AlertingListener implements RecognitionListener {

    private final List<AlertMonitor> monitors;
    private final RecognitionListener next;

    public AlertingListener(List<AlertMonitor> monitors, RecognitionListener next) {
        this.monitors = List.copyOf(monitors);
        this.next = next;
    }

    @Override
    public void on(RecognitionEvent event) {
        next.on(event);
        if (event instanceof RecognitionEvent.WindowJudged judged) {
            monitors.forEach(monitor -> monitor.accept(judged.window()).ifPresent(next::on));
        }
    }
}
