package dev.undertone.server.internal.alert;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.alert.AlertAction;
import dev.undertone.recognition.alert.AlertCondition;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.server.internal.Services;
import dev.undertone.server.internal.http.Json;
import dev.undertone.storage.Alert;
import dev.undertone.storage.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert of a live session, as it is stored, and what it sets off.
 *
 * @param webhooks that carry it; they hold no name and nothing of the audio
 */
public record RaisedAlert(Alert alert, List<AlertAction> actions, List<Webhook> webhooks) {

    public RaisedAlert {
        actions = List.copyOf(actions);
        webhooks = List.copyOf(webhooks);
    }

    static RaisedAlert of(
            Services services,
            String sessionId,
            Instant startedAt,
            String ruleId,
            String ruleName,
            AlertDefinition definition,
            RecognitionEvent.AlertRaised raised) {
        Alert alert = new Alert(
                services.ids().next(),
                ruleId,
                ruleName,
                sessionId,
                startedAt.plusMillis(Math.round(raised.atSeconds() * 1000)),
                raised.atSeconds(),
                detail(definition, raised).toString());
        Instant now = services.clock().instant();
        String body = webhookBody(alert, definition, raised);
        List<Webhook> webhooks = definition.actions().stream()
                .filter(AlertAction.Webhook.class::isInstance)
                .map(action -> ((AlertAction.Webhook) action).url().toString())
                .map(url -> new Webhook(
                        services.ids().next(), Optional.of(sessionId), url, body, now, 0, now, Optional.empty()))
                .toList();
        return new RaisedAlert(alert, definition.actions(), webhooks);
    }

    /** Whether pages are to hear of it. */
    public boolean forPages() {
        return forPages(actions);
    }

    /** The same of one that was stored. */
    public static boolean forPages(Alert alert) {
        return JsonParser.parseString(alert.detail())
                .getAsJsonObject()
                .get("page")
                .getAsBoolean();
    }

    private static boolean forPages(List<AlertAction> actions) {
        return actions.stream()
                .anyMatch(action -> action instanceof AlertAction.Page || action instanceof AlertAction.Notification);
    }

    private static JsonObject detail(AlertDefinition definition, RecognitionEvent.AlertRaised raised) {
        JsonObject detail = measured(definition, raised);
        boolean notify = false;
        boolean vibrate = false;
        for (AlertAction action : definition.actions()) {
            if (action instanceof AlertAction.Notification notification) {
                notify = true;
                vibrate |= notification.vibrate();
            }
        }
        detail.addProperty("page", forPages(definition.actions()));
        detail.addProperty("notify", notify);
        detail.addProperty("vibrate", vibrate);
        return detail;
    }

    /** What was measured. */
    static JsonObject measured(AlertDefinition definition, RecognitionEvent.AlertRaised raised) {
        AlertCondition condition = definition.condition();
        JsonObject json = new JsonObject();
        json.addProperty("watch", condition.watched().id());
        json.addProperty("against", condition.against().id());
        json.add("value", Json.score(raised.value()));
        json.add(
                "usual",
                raised.usual().isPresent()
                        ? Json.score(raised.usual().getAsDouble())
                        : (JsonElement) JsonNull.INSTANCE);
        json.add("measure", Json.score(raised.measure()));
        json.add("threshold", Json.score(condition.threshold()));
        json.add("heldSeconds", Json.seconds(raised.heldSeconds()));
        return json;
    }

    private static String webhookBody(Alert alert, AlertDefinition definition, RecognitionEvent.AlertRaised raised) {
        JsonObject body = new JsonObject();
        body.addProperty("type", "alert");
        body.addProperty("id", alert.id());
        body.addProperty("rule", alert.ruleId());
        body.addProperty("session", alert.sessionId());
        body.add("at", Json.time(alert.at()));
        body.add("atSeconds", Json.seconds(alert.atSeconds()));
        measured(definition, raised).asMap().forEach(body::add);
        return body.toString();
    }
}
