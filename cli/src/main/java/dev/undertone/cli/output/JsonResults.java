package dev.undertone.cli.output;

import com.google.gson.stream.JsonWriter;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.recognition.BaselineUse;
import dev.undertone.recognition.CoveringSet;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Results as JSON, in the shape of {@code docs/analysis.schema.json}: one object, an array of them, or one a line.
 * Written as they come, so that a batch of any size needs no memory.
 */
public final class JsonResults implements ResultWriter {

    /** How the objects stand together. */
    public enum Layout {
        /** One indented object. */
        SINGLE,
        /** An indented array. */
        ARRAY,
        /** One object a line. */
        LINES
    }

    static final int TIME_DECIMALS = 3;
    static final int SCORE_DECIMALS = 6;

    private final Writer out;
    private final Layout layout;
    private int written;

    /** Writes to {@code out}, which stays open. */
    public JsonResults(Writer out, Layout layout) {
        this.out = out;
        this.layout = layout;
    }

    @Override
    public void accept(RecognitionResult result) throws IOException {
        if (layout == Layout.ARRAY) {
            out.write(written == 0 ? "[\n" : ",\n");
        }
        JsonWriter json = new JsonWriter(out);
        if (layout != Layout.LINES) {
            json.setIndent("  ");
        }
        write(json, result);
        json.flush();
        if (layout != Layout.ARRAY) {
            out.write("\n");
        }
        out.flush();
        written++;
    }

    @Override
    public void close() throws IOException {
        if (layout == Layout.ARRAY) {
            out.write(written == 0 ? "[]\n" : "\n]\n");
        }
        out.flush();
    }

    private static void write(JsonWriter json, RecognitionResult result) throws IOException {
        json.beginObject();
        json.name("file").value(result.file());
        json.name("durationSeconds").value(rounded(result.durationSeconds(), TIME_DECIMALS));
        json.name("sampleRateHz").value(result.sampleRateHz());
        json.name("channel").value(result.channel().label());
        json.name("model").beginObject();
        json.name("name").value(result.model().name());
        json.name("version").value(result.model().version());
        json.endObject();
        json.name("baseline");
        baseline(json, result.baseline());
        json.name("overall").beginObject();
        verdict(json, result.timeline().overall());
        json.endObject();
        json.name("windows").beginArray();
        for (Window window : result.timeline().windows()) {
            json.beginObject();
            times(json, window.startSeconds(), window.endSeconds());
            verdict(json, window.verdict());
            json.name("labelSet");
            labelSet(json, window.labelSet());
            json.name("baselineWeight").value(rounded(window.baselineWeight(), SCORE_DECIMALS));
            json.endObject();
        }
        json.endArray();
        json.name("segments").beginArray();
        for (Segment segment : result.timeline().segments()) {
            json.beginObject();
            times(json, segment.startSeconds(), segment.endSeconds());
            json.name("emotion").value(segment.emotion().id());
            json.name("confidence").value(rounded(segment.confidence(), SCORE_DECIMALS));
            json.endObject();
        }
        json.endArray();
        json.name("warnings").beginArray();
        for (String warning : result.warnings()) {
            json.value(warning);
        }
        json.endArray();
        json.endObject();
    }

    private static void baseline(JsonWriter json, Optional<BaselineUse> baseline) throws IOException {
        if (baseline.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("name").value(baseline.get().name());
        json.name("speechSeconds").value(rounded(baseline.get().speechSeconds(), TIME_DECIMALS));
        json.name("weight").value(rounded(baseline.get().weight(), SCORE_DECIMALS));
        json.endObject();
    }

    private static void labelSet(JsonWriter json, Optional<CoveringSet> set) throws IOException {
        if (set.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("coverage").value(set.get().coverage());
        json.name("emotions").beginArray();
        for (String emotion : set.get().emotions().ids()) {
            json.value(emotion);
        }
        json.endArray();
        json.endObject();
    }

    static void times(JsonWriter json, double startSeconds, double endSeconds) throws IOException {
        json.name("startSeconds").value(rounded(startSeconds, TIME_DECIMALS));
        json.name("endSeconds").value(rounded(endSeconds, TIME_DECIMALS));
    }

    /** Without speech the emotion, its confidence and the scores are null: the keys are always there. */
    static void verdict(JsonWriter json, Verdict verdict) throws IOException {
        Optional<EmotionScores> scores = verdict.judged();
        json.name("verdict").value(verdict.id());
        json.name("emotion").value(scores.map(s -> s.top().id()).orElse(null));
        json.name("confidence")
                .value(scores.map(s -> rounded(s.confidence(), SCORE_DECIMALS)).orElse(null));
        json.name("scores");
        if (scores.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        for (Emotion emotion : scores.get().labels().emotions()) {
            json.name(emotion.id()).value(rounded(scores.get().probability(emotion), SCORE_DECIMALS));
        }
        json.endObject();
    }

    static BigDecimal rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
