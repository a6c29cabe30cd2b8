package dev.undertone.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.recognition.RecognitionResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultWritersTest {

    private interface Opened {
        ResultWriter on(StringWriter out) throws IOException;
    }

    private static String written(Opened writer, RecognitionResult... results) throws IOException {
        StringWriter out = new StringWriter();
        try (ResultWriter opened = writer.on(out)) {
            for (RecognitionResult result : results) {
                opened.accept(result);
            }
        }
        return out.toString();
    }

    @Test
    void jsonCarriesEveryWindowAndNullsWhereThereIsNoSpeech() throws IOException {
        JsonObject json = JsonParser.parseString(
                        written(out -> new JsonResults(out, JsonResults.Layout.SINGLE), Results.mixed("a.wav")))
                .getAsJsonObject();
        assertThat(json.get("file").getAsString()).isEqualTo("a.wav");
        assertThat(json.getAsJsonObject("overall").get("confidence").getAsDouble())
                .isEqualTo(0.75);
        JsonArray windows = json.getAsJsonArray("windows");
        assertThat(windows).hasSize(3);
        assertThat(windows.get(1).getAsJsonObject().get("verdict").getAsString())
                .isEqualTo("uncertain");
        JsonObject silence = windows.get(2).getAsJsonObject();
        assertThat(silence.get("emotion").isJsonNull()).isTrue();
        assertThat(silence.get("scores").isJsonNull()).isTrue();
        assertThat(json.getAsJsonArray("segments")).hasSize(1);
        assertThat(json.get("baseline")).hasToString("{\"name\":\"me\",\"speechSeconds\":72.5,\"weight\":0.8}");
        assertThat(windows.get(1).getAsJsonObject().get("labelSet"))
                .hasToString("{\"coverage\":0.9,\"emotions\":[\"happy\",\"angry\"]}");
        assertThat(silence.get("labelSet").isJsonNull()).isTrue();
    }

    @Test
    void jsonOfSeveralIsAnArrayEvenWhenEmpty() throws IOException {
        assertThat(JsonParser.parseString(written(
                                out -> new JsonResults(out, JsonResults.Layout.ARRAY),
                                Results.mixed("a"),
                                Results.silent("b")))
                        .getAsJsonArray())
                .hasSize(2);
        assertThat(JsonParser.parseString(written(out -> new JsonResults(out, JsonResults.Layout.ARRAY)))
                        .getAsJsonArray())
                .isEmpty();
    }

    @Test
    void jsonLinesAreOneObjectALine() throws IOException {
        List<String> lines = written(
                        out -> new JsonResults(out, JsonResults.Layout.LINES),
                        Results.mixed("a\nb"),
                        Results.silent("c"))
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonParser.parseString(lines.get(0))
                        .getAsJsonObject()
                        .get("file")
                        .getAsString())
                .isEqualTo("a\nb");
    }

    @Test
    void csvQuotesNamesAndLeavesScoresOfSilenceEmpty() throws IOException {
        String csv = written(out -> new CsvResults(out, Results.LABELS), Results.mixed("say \"hi\", then.wav"));
        List<String> lines = csv.lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("file,channel,kind,startSeconds,endSeconds,verdict,emotion,confidence,happy,angry,"
                        + "labelSet,baseline,baselineSeconds,baselineWeight");
        assertThat(lines.get(1)).startsWith("\"say \"\"hi\"\", then.wav\",mix,overall,0.0000,6.0000,recognised,happy");
        assertThat(lines.get(4)).endsWith("window,4.0000,6.0000,no-speech,,,,,,me,72.5000,0.8000");
        assertThat(lines.get(5)).endsWith("segment,0.0000,2.0000,recognised,happy,0.9000,,,,me,72.5000,0.8000");
        assertThat(lines).hasSize(6);
    }

    @Test
    void tableShowsOneRecordingInFull() throws IOException {
        String table = written(out -> new TableResults(new PrintWriter(out), false, false), Results.mixed("a.wav"));
        assertThat(table).contains("a.wav", "0:06", "happy", "75 %", "H happy", "? uncertain", "! clipped: 3 %");
        assertThat(table).contains("against the baseline me, 73 s of speech, weight 0.80");
        assertThat(table).contains("H".repeat(21)).contains("·".repeat(20));
        assertThat(table).doesNotContain("\u001b");
    }

    @Test
    void tableOfManyHasARowEachAndASum() throws IOException {
        String table = written(
                out -> new TableResults(new PrintWriter(out), true, false),
                Results.mixed("x/" + "long".repeat(12) + "/first.wav"),
                Results.silent("second.wav"));
        assertThat(table.lines().toList()).hasSize(5);
        assertThat(table).contains("…", "first.wav", "2 recordings: 1 happy; 1 no-speech");
    }

    @Test
    void coloursShowOnlyWhereAsked() throws IOException {
        String table = written(out -> new TableResults(new PrintWriter(out), false, true), Results.mixed("a.wav"));
        assertThat(table).contains("\u001b[30;48;2;230;159;0mH\u001b[0m");
    }
}
