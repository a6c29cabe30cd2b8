package dev.undertone.server.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import dev.undertone.server.internal.http.Json;
import dev.undertone.storage.Alert;
import dev.undertone.storage.Judgement;
import dev.undertone.storage.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a session as numbered events, in the shape that clients get and the database keeps.
 *
 * @param startedAt the moment of the session's first sample
 */
public record EventBodies(Instant startedAt) {

    /** An event of a session, or of a part of one that begins at {@code offsetSeconds} of it. */
    public StoredEvent event(long number, RecognitionEvent event, double offsetSeconds) {
        if (event instanceof RecognitionEvent.WindowJudged judged) {
            return window(number, judged.window(), offsetSeconds);
        }
        if (event instanceof RecognitionEvent.SegmentEnded ended) {
            return segment(number, ended.segment(), offsetSeconds);
        }
        if (event instanceof RecognitionEvent.SpeechStarted started) {
            return moment(number, "speech-start", offsetSeconds + started.atSeconds());
        }
        if (event instanceof RecognitionEvent.SpeechEnded ended) {
            return moment(number, "speech-end", offsetSeconds + ended.atSeconds());
        }
        if (event instanceof RecognitionEvent.Warned warned) {
            return warning(number, warned.message(), offsetSeconds);
        }
        throw new IllegalArgumentException("an event that the server does not know: " + event.getClass());
    }

    public StoredEvent window(long number, Window window, double offsetSeconds) {
        double start = offsetSeconds + window.startSeconds();
        double end = offsetSeconds + window.endSeconds();
        JsonObject body = span("window", number, start, end);
        verdict(window.verdict()).asMap().forEach(body::add);
        return stored(number, "window", start, end, Optional.of(judgement(window.verdict())), body);
    }

    public StoredEvent segment(long number, Segment segment, double offsetSeconds) {
        double start = offsetSeconds + segment.startSeconds();
        double end = offsetSeconds + segment.endSeconds();
        JsonObject body = span("segment", number, start, end);
        body.addProperty("emotion", segment.emotion().id());
        body.add("confidence", Json.score(segment.confidence()));
        Judgement judgement = new Judgement(
                "recognised",
                Optional.of(new Judgement.Likeliest(segment.emotion().id(), segment.confidence())));
        return stored(number, "segment", start, end, Optional.of(judgement), body);
    }

    /** Audio that never came. */
    public StoredEvent gap(long number, double startSeconds, double endSeconds) {
        JsonObject body = span("gap", number, startSeconds, endSeconds);
        return stored(number, "gap", startSeconds, endSeconds, Optional.empty(), body);
    }

    public StoredEvent warning(long number, String message, double atSeconds) {
        JsonObject body = head("warning", number);
        body.addProperty("message", message);
        return stored(number, "warning", atSeconds, atSeconds, Optional.empty(), body);
    }

    public StoredEvent alert(long number, Alert alert) {
        JsonObject body = head("alert", number);
        body.add("atSeconds", Json.seconds(alert.atSeconds()));
        body.addProperty("rule", alert.ruleId());
        body.addProperty("name", alert.ruleName());
        JsonParser.parseString(alert.detail()).getAsJsonObject().asMap().forEach(body::add);
        return stored(number, "alert", alert.atSeconds(), alert.atSeconds(), Optional.empty(), body);
    }

    private StoredEvent moment(long number, String kind, double atSeconds) {
        JsonObject body = head(kind, number);
        body.add("atSeconds", Json.seconds(atSeconds));
        return stored(number, kind, atSeconds, atSeconds, Optional.empty(), body);
    }

    private StoredEvent stored(
            long number, String kind, double start, double end, Optional<Judgement> judgement, JsonObject body) {
        Instant at = startedAt.plusMillis(Math.round(start * 1000));
        return new StoredEvent(number, kind, at, start, end, judgement, body.toString());
    }

    private static JsonObject head(String type, long number) {
        JsonObject body = new JsonObject();
        body.addProperty("type", type);
        body.addProperty("number", number);
        return body;
    }

    private static JsonObject span(String type, long number, double startSeconds, double endSeconds) {
        JsonObject body = head(type, number);
        body.add("startSeconds", Json.seconds(startSeconds));
        body.add("endSeconds", Json.seconds(endSeconds));
        return body;
    }

    /** Verdict, emotion, confidence and scores; the last three are null without speech to judge. */
    public static JsonObject verdict(Verdict verdict) {
        JsonObject json = new JsonObject();
        Optional<EmotionScores> scores = verdict.judged();
        json.addProperty("verdict", verdict.id());
        json.add("emotion", Json.text(scores.map(s -> s.top().id())));
        json.add(
                "confidence",
                scores.<JsonElement>map(s -> Json.score(s.confidence())).orElse(JsonNull.INSTANCE));
        json.add("scores", scores.<JsonElement>map(EventBodies::scores).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject scores(EmotionScores scores) {
        JsonObject json = new JsonObject();
        for (Emotion emotion : scores.labels().emotions()) {
            json.add(emotion.id(), Json.score(scores.probability(emotion)));
        }
        return json;
    }

    public static Judgement judgement(Verdict verdict) {
        return new Judgement(
                verdict.id(),
                verdict.judged().map(s -> new Judgement.Likeliest(s.top().id(), s.confidence())));
    }

    /** What a session's row keeps besides its columns. */
    public static JsonObject summary(List<String> warnings) {
        JsonObject summary = new JsonObject();
        JsonArray list = new JsonArray();
        warnings.forEach(warning -> list.add(new JsonPrimitive(warning)));
        summary.add("warnings", list);
        return summary;
    }

    /** The body as it was stored. */
    public static JsonObject read(StoredEvent event) {
        return JsonParser.parseString(event.body()).getAsJsonObject();
    }
}
