package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone baseline} and {@code analyze --baseline}, started as processes, with a small model that takes one. */
class BaselineProgramTest {

    private static final String MODEL = Program.root()
            .resolve("models/src/test/resources/dev/undertone/models/tiny-format-2.undertone")
            .toString();

    @TempDir
    Path folder;

    @Test
    void aVoiceIsLearntKeptUsedAndForgotten() throws IOException {
        Map<String, String> own = Map.of("UNDERTONE_DATA", folder.toString());
        Path file = folder.resolve("baselines/anna.baseline");

        Program.Run made =
                run(own, "baseline", "make", "anna", sample("lively.wav"), sample("low.wav"), "--model", MODEL);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("anna: learnt from 8 s of speech in 2 recordings");
        assertThat(made.err()).contains("8 s of speech are few");
        assertThat(file).exists();

        Program.Run again = run(own, "baseline", "make", "anna", sample("flat.wav"), "--model", MODEL);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("there is a baseline anna already; --add goes on with it");
        Program.Run added = run(own, "baseline", "make", "anna", sample("flat.wav"), "--model", MODEL, "--add");
        assertThat(added.out()).contains("11 s in all");
        assertThat(run(own, "baseline", "list").out()).contains("anna", "11 s", "logmel-v1");
        assertThat(run(own, "baseline", "show", "anna").out()).contains("10.8 s in 3 windows");

        JsonNode byName = analysed(own, sample("conversation.flac"), "--baseline", "anna");
        assertThat(byName.get("baseline").get("name").asText()).isEqualTo("anna");
        assertThat(byName.get("baseline").get("weight").asDouble()).isBetween(0.4, 0.5);
        JsonNode byFile = analysed(own, sample("conversation.flac"), "--baseline", file.toString());
        assertThat(byFile.get("windows")).isEqualTo(byName.get("windows"));
        JsonNode none = analysed(own, sample("conversation.flac"), "--baseline", "none");
        assertThat(none.get("baseline").isNull()).isTrue();
        assertThat(none.get("windows")).isNotEqualTo(byName.get("windows"));
        assertThat(none.get("windows").get(0).get("labelSet").get("coverage").asDouble())
                .isEqualTo(0.9);
        JsonNode unasked = analysed(own, sample("conversation.flac"));
        assertThat(unasked).isEqualTo(none);

        assertThat(run(own, "baseline", "delete", "anna").out()).contains("anna: deleted");
        assertThat(file).doesNotExist();
        Program.Run gone = run(own, "analyze", sample("low.wav"), "--model", MODEL, "--baseline", "anna");
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("anna: there is no baseline of that name");
    }

    @Test
    void aRecordingIsItsOwnBaselineFromStandardInputToo() throws IOException {
        JsonNode file = analysed(Map.of(), sample("conversation.flac"), "--baseline", "auto");
        assertThat(file.get("baseline").get("name").asText()).isEqualTo("auto");
        assertThat(file.get("baseline").get("speechSeconds").asDouble()).isBetween(10.0, 16.5);
        Program.Run piped = Program.run(
                Map.of(),
                in -> Files.copy(Path.of(sample("conversation.flac")), in),
                "analyze",
                "-",
                "--model",
                MODEL,
                "--baseline",
                "auto",
                "--format",
                "json");
        assertThat(piped.exitCode()).as(piped.err()).isZero();
        assertThat(valid(piped.out()).get("windows")).isEqualTo(file.get("windows"));
        Program.Run table = Program.run("analyze", sample("conversation.flac"), "--model", MODEL, "--baseline", "auto");
        assertThat(table.out()).contains("against the baseline auto, ", " s of speech, weight 0.4");
    }

    @Test
    void aModelThatTakesNoneSaysSo() throws IOException {
        Program.Run run = Program.run(
                "analyze", sample("low.wav"), "--model", MODEL.replace("format-2", "format-1"), "--baseline", "auto");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--baseline: model tiny makes no use of a speaker's baseline");
    }

    private static JsonNode analysed(Map<String, String> environment, String... more) throws IOException {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "analyze";
        System.arraycopy(more, 0, arguments, 1, more.length);
        System.arraycopy(new String[] {"--model", MODEL, "--format", "json"}, 0, arguments, more.length + 1, 4);
        Program.Run run = run(environment, arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return valid(run.out());
    }

    private static Program.Run run(Map<String, String> environment, String... arguments) throws IOException {
        return Program.run(environment, in -> {}, arguments);
    }

    private static JsonNode valid(String json) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Program.root().resolve("docs/analysis.schema.json")));
        JsonNode node = new ObjectMapper().readTree(json);
        assertThat(schema.validate(node)).isEmpty();
        return node;
    }

    private static String sample(String name) {
        return Program.root().resolve("samples").resolve(name).toString();
    }
}
