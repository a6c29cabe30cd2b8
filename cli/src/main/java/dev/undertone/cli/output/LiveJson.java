package dev.undertone.cli.output;

import com.google.gson.stream.JsonWriter;
import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Live listening as JSON, an object a line, each written out at once: the events of the server's stream. */
public final class LiveJson implements LiveOutput {

    private final PrintWriter out;

    public LiveJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(LiveSetup setup) throws IOException {
        line("ready", json -> {
            json.name("source").value(setup.source());
            json.name("sampleRateHz").value(setup.sampleRateHz());
            json.name("model").beginObject();
            json.name("name").value(setup.model().name());
            json.name("version").value(setup.model().version());
            json.endObject();
            json.name("baseline").value(setup.baseline().orElse(null));
        });
    }

    @Override
    public void heard(double seconds, double levelDbfs) {}

    @Override
    public void on(RecognitionEvent event) throws IOException {
        if (event instanceof RecognitionEvent.WindowJudged judged) {
            line("window", json -> {
                JsonResults.times(
                        json, judged.window().startSeconds(), judged.window().endSeconds());
                JsonResults.verdict(json, judged.window().verdict());
                json.name("baselineWeight")
                        .value(JsonResults.rounded(judged.window().baselineWeight(), JsonResults.SCORE_DECIMALS));
            });
        } else if (event instanceof RecognitionEvent.SegmentEnded ended) {
            line("segment", json -> {
                JsonResults.times(
                        json, ended.segment().startSeconds(), ended.segment().endSeconds());
                json.name("emotion").value(ended.segment().emotion().id());
                json.name("confidence")
                        .value(JsonResults.rounded(ended.segment().confidence(), JsonResults.SCORE_DECIMALS));
            });
        } else if (event instanceof RecognitionEvent.SpeechStarted started) {
            line("speech-start", json -> at(json, started.atSeconds()));
        } else if (event instanceof RecognitionEvent.SpeechEnded ended) {
            line("speech-end", json -> at(json, ended.atSeconds()));
        } else if (event instanceof RecognitionEvent.AlertRaised alert) {
            line("alert", json -> alert(json, alert));
        } else if (event instanceof RecognitionEvent.Warned warned) {
            line("warning", json -> json.name("message").value(warned.message()));
        }
    }

    private static void alert(JsonWriter json, RecognitionEvent.AlertRaised alert) throws IOException {
        at(json, alert.atSeconds());
        json.name("name").value(alert.rule());
        json.name("value").value(JsonResults.rounded(alert.value(), JsonResults.SCORE_DECIMALS));
        json.name("usual");
        if (alert.usual().isPresent()) {
            json.value(JsonResults.rounded(alert.usual().getAsDouble(), JsonResults.SCORE_DECIMALS));
        } else {
            json.nullValue();
        }
        json.name("measure").value(JsonResults.rounded(alert.measure(), JsonResults.SCORE_DECIMALS));
        json.name("heldSeconds").value(JsonResults.rounded(alert.heldSeconds(), JsonResults.TIME_DECIMALS));
    }

    private static void at(JsonWriter json, double seconds) throws IOException {
        json.name("atSeconds").value(JsonResults.rounded(seconds, JsonResults.TIME_DECIMALS));
    }

    @Override
    public void end(Timeline timeline, double seconds) throws IOException {
        line("ended", json -> {
            json.name("durationSeconds").value(JsonResults.rounded(seconds, JsonResults.TIME_DECIMALS));
            json.name("overall").beginObject();
            JsonResults.verdict(json, timeline.overall());
            json.endObject();
        });
    }

    /** The fields of one event. */
    private interface Fields {
        void write(JsonWriter json) throws IOException;
    }

    private void line(String type, Fields fields) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("type").value(type);
        fields.write(json);
        json.endObject();
        out.write(text + "\n");
        out.flush();
    }
}
