package dev.undertone.server.internal.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.AlertMonitor;
import dev.undertone.server.internal.http.Json;
import dev.undertone.storage.StoredEvent;
import java.time.Instant;
import java.util.List;

/** What a rule would have said of a session that is over. */
public final class RuleTrial {

    private RuleTrial() {}

    public static JsonObject of(AlertDefinition definition, Instant startedAt, List<StoredEvent> events) {
        AlertMonitor monitor = new AlertMonitor("trial", definition, startedAt);
        JsonArray alerts = new JsonArray();
        for (StoredEvent event : events) {
            StoredWindow.of(event).flatMap(monitor::accept).ifPresent(raised -> {
                JsonObject alert = new JsonObject();
                alert.add("atSeconds", Json.seconds(raised.atSeconds()));
                alert.add("at", Json.time(startedAt.plusMillis(Math.round(raised.atSeconds() * 1000))));
                RaisedAlert.measured(definition, raised).asMap().forEach(alert::add);
                alerts.add(alert);
            });
        }
        JsonObject trial = new JsonObject();
        trial.addProperty("count", alerts.size());
        trial.add("alerts", alerts);
        return trial;
    }
}
