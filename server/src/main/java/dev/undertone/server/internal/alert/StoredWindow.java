package dev.undertone.server.internal.alert;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.storage.StoredEvent;
import java.util.Map;
import java.util.Optional;

/** A window as it was stored. Rules are tried on nothing else, live or later, so that both say the same. */
final class StoredWindow {

    private StoredWindow() {}

    /** The window; nothing of an event of another kind. */
    static Optional<Window> of(StoredEvent event) {
        if (!event.kind().equals("window")) {
            return Optional.empty();
        }
        JsonObject body = EventBodies.read(event);
        return Optional.of(new Window(
                body.get("startSeconds").getAsDouble(), body.get("endSeconds").getAsDouble(), verdict(body)));
    }

    private static Verdict verdict(JsonObject body) {
        if (body.get("scores") instanceof JsonObject scores) {
            EmotionScores read = scores(scores);
            return body.get("verdict").getAsString().equals("recognised")
                    ? new Verdict.Recognised(read)
                    : new Verdict.Uncertain(read);
        }
        return new Verdict.NoSpeech();
    }

    private static EmotionScores scores(JsonObject json) {
        LabelSet labels = LabelSet.parse(String.join(",", json.keySet()));
        double[] probabilities = new double[labels.size()];
        for (Map.Entry<String, JsonElement> score : json.entrySet()) {
            Emotion emotion = Emotion.find(score.getKey()).orElseThrow();
            probabilities[labels.indexOf(emotion)] = score.getValue().getAsDouble();
        }
        return EmotionScores.of(labels, probabilities);
    }
}
