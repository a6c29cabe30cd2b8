package dev.undertone.server.internal.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.undertone.server.internal.http.Json;
import dev.undertone.storage.Alert;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.BaselineStore;
import dev.undertone.storage.Consent;
import dev.undertone.storage.Judgement;
import dev.undertone.storage.Note;
import dev.undertone.storage.Recording;
import dev.undertone.storage.StoredSession;
import dev.undertone.storage.Webhook;
import java.util.List;
import java.util.Optional;

/** What is stored, as clients see it. */
public final class Views {

    private Views() {}

    static JsonObject recording(Recording recording, List<String> sessionIds) {
        JsonObject json = new JsonObject();
        json.addProperty("id", recording.id());
        json.addProperty("kind", recording.kind().id());
        json.addProperty("name", recording.name());
        json.addProperty("state", recording.state().id());
        json.add("createdAt", Json.time(recording.createdAt()));
        json.addProperty("sizeBytes", recording.sizeBytes());
        json.add("durationSeconds", Json.seconds(recording.durationSeconds()));
        json.addProperty("sampleRateHz", recording.sampleRateHz());
        json.addProperty("keepAudio", recording.keepAudio());
        json.addProperty("audioKept", recording.audioFile().isPresent());
        json.add("problem", Json.text(recording.problem()));
        json.add("consent", consent(recording.consent()));
        json.add("sessions", Json.array(sessionIds, JsonPrimitive::new));
        return json;
    }

    private static JsonObject consent(Consent consent) {
        JsonObject json = new JsonObject();
        json.addProperty("by", consent.by());
        json.add("at", Json.time(consent.at()));
        json.addProperty("textVersion", consent.textVersion());
        return json;
    }

    /** A session, with its recording's name, kind and consent. */
    public static JsonObject session(StoredSession session) {
        JsonObject json = new JsonObject();
        json.addProperty("id", session.id());
        json.addProperty("recording", session.recording().id());
        json.addProperty("name", session.recording().name());
        json.addProperty("kind", session.recording().kind().id());
        json.addProperty("state", session.state().id());
        json.addProperty("channel", session.channel());
        json.add("person", Json.text(session.person()));
        json.add("baseline", Json.text(session.baseline()));
        JsonObject model = new JsonObject();
        model.addProperty("name", session.modelName());
        model.addProperty("version", session.modelVersion());
        json.add("model", model);
        json.add("startedAt", Json.time(session.startedAt()));
        json.add("durationSeconds", Json.seconds(session.durationSeconds()));
        json.addProperty("audioKept", session.recording().audioFile().isPresent());
        json.add("overall", session.overall().<JsonElement>map(Views::judgement).orElse(JsonNull.INSTANCE));
        json.add("warnings", warnings(session));
        json.add("consent", consent(session.recording().consent()));
        return json;
    }

    private static JsonArray warnings(StoredSession session) {
        JsonElement warnings =
                JsonParser.parseString(session.summary()).getAsJsonObject().get("warnings");
        return warnings == null ? new JsonArray() : warnings.getAsJsonArray();
    }

    private static JsonObject judgement(Judgement judgement) {
        JsonObject json = new JsonObject();
        Optional<Judgement.Likeliest> emotion = judgement.emotion();
        json.addProperty("verdict", judgement.verdict());
        json.add("emotion", Json.text(emotion.map(Judgement.Likeliest::emotion)));
        json.add(
                "confidence",
                emotion.<JsonElement>map(e -> Json.score(e.confidence())).orElse(JsonNull.INSTANCE));
        return json;
    }

    public static JsonObject note(Note note) {
        JsonObject json = new JsonObject();
        json.addProperty("id", note.id());
        json.add("atSeconds", Json.seconds(note.atSeconds()));
        json.addProperty("text", note.text());
        json.add("writtenAt", Json.time(note.writtenAt()));
        return json;
    }

    static JsonObject baseline(BaselineStore.Entry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("name", entry.name());
        json.addProperty("sizeBytes", entry.sizeBytes());
        json.add("createdAt", Json.time(entry.createdAt()));
        json.add("updatedAt", Json.time(entry.updatedAt()));
        return json;
    }

    /** A message that waits; of its body nothing. */
    static JsonObject webhook(Webhook webhook) {
        JsonObject json = new JsonObject();
        json.addProperty("id", webhook.id());
        json.add("session", Json.text(webhook.sessionId()));
        json.addProperty("url", webhook.url());
        json.add("createdAt", Json.time(webhook.createdAt()));
        json.addProperty("attempts", webhook.attempts());
        json.add("nextAttemptAt", Json.time(webhook.nextAttemptAt()));
        json.add("lastFailure", Json.text(webhook.lastFailure()));
        return json;
    }

    static JsonObject rule(AlertRule rule) {
        JsonObject json = new JsonObject();
        json.addProperty("id", rule.id());
        json.addProperty("name", rule.name());
        json.addProperty("enabled", rule.enabled());
        json.add("rule", JsonParser.parseString(rule.definition()));
        json.add("createdAt", Json.time(rule.createdAt()));
        json.add("updatedAt", Json.time(rule.updatedAt()));
        return json;
    }

    public static JsonObject alert(Alert alert) {
        JsonObject json = new JsonObject();
        json.addProperty("id", alert.id());
        json.addProperty("rule", alert.ruleId());
        json.addProperty("name", alert.ruleName());
        json.addProperty("session", alert.sessionId());
        json.add("at", Json.time(alert.at()));
        json.add("atSeconds", Json.seconds(alert.atSeconds()));
        json.add("detail", JsonParser.parseString(alert.detail()));
        return json;
    }
}
