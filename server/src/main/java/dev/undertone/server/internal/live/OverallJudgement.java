package dev.undertone.server.internal.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.Verdict;
import dev.undertone.server.internal.EventBodies;
import dev.undertone.storage.Judgement;
import dev.undertone.storage.StoredEvent;
import java.util.List;
import java.util.Optional;

/** The judgement over a session that was heard in several parts. */
final class OverallJudgement {

    private OverallJudgement() {}

    /** From the mean scores of its windows; nothing without windows. */
    static Optional<JsonObject> of(List<StoredEvent> events, Recogniser recogniser) {
        LabelSet labels = recogniser.labels();
        double[] sum = new double[labels.size()];
        int scored = 0;
        boolean speech = false;
        boolean any = false;
        for (StoredEvent event : events) {
            if (!event.kind().equals("window")) {
                continue;
            }
            any = true;
            speech |=
                    event.judgement().map(j -> !j.verdict().equals("no-speech")).orElse(false);
            JsonElement scores = EventBodies.read(event).get("scores");
            if (scores.isJsonObject()) {
                scored++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += scores.getAsJsonObject().get(labels.get(i).id()).getAsDouble();
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        if (scored == 0) {
            return Optional.of(EventBodies.verdict(speech ? new Verdict.TooShort() : new Verdict.NoSpeech()));
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= scored;
        }
        EmotionScores mean = EmotionScores.of(labels, sum);
        double threshold = recogniser
                .options()
                .confidenceThreshold()
                .orElse(recogniser.model().calibration().plain().confidenceThreshold());
        return Optional.of(EventBodies.verdict(
                mean.confidence() >= threshold ? new Verdict.Recognised(mean) : new Verdict.Uncertain(mean)));
    }

    /** Back from JSON. */
    static Judgement read(JsonObject verdict) {
        return new Judgement(
                verdict.get("verdict").getAsString(),
                verdict.get("emotion").isJsonNull()
                        ? Optional.empty()
                        : Optional.of(new Judgement.Likeliest(
                                verdict.get("emotion").getAsString(),
                                verdict.get("confidence").getAsDouble())));
    }
}
