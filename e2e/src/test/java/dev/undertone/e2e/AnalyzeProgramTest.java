package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.undertone.testkit.TestData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code undertone analyze}, started as a process from the built distribution. */
class AnalyzeProgramTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Program.root().resolve("docs/analysis.schema.json")));
    }

    private static JsonNode valid(String json) throws IOException {
        JsonNode node = JSON.readTree(json);
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            assertThat(schema.validate(one)).isEmpty();
        }
        return node;
    }

    private static String sample(String name) {
        return Program.root().resolve("samples").resolve(name).toString();
    }

    @Test
    void withoutArgumentsItShowsHelp() throws IOException {
        Program.Run run = Program.run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: undertone", "analyze", "train", "evaluate", "model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "plot", "train", "evaluate", "model"})
    void everyCommandExplainsItself(String command) throws IOException {
        Program.Run run = Program.run(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: undertone " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aLongerSampleGetsATimeline() throws IOException {
        Program.Run run = Program.run("analyze", sample("conversation.flac"), "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode result = valid(run.out());
        assertThat(result.get("durationSeconds").asDouble()).isBetween(15.0, 18.0);
        assertThat(result.get("windows").size()).isGreaterThan(10);
        assertThat(result.get("channel").asText()).isEqualTo("mix");
    }

    /** One clip in each format that real corpora come in. */
    @ParameterizedTest
    @CsvSource({
        "ravdess/Actor_01/03-01-05-02-01-01-01.flac, 16000",
        "ravdess-original/*.wav, 48000",
        "crema-d/1001_DFA_ANG_XX.mp3, 11025",
        "emodb/*, 48000",
        "emovo/*, 48000",
        "calls/auto_repairs_40_utc_agent.flac, 8000",
    })
    void realRecordingsOfEveryFormatAreJudged(String pattern, int sampleRateHz) throws IOException {
        Path file = first(pattern);
        Program.Run run = Program.run("analyze", file.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode result = valid(run.out());
        assertThat(result.get("sampleRateHz").asInt()).isEqualTo(sampleRateHz);
        assertThat(result.get("overall").get("verdict").asText()).isIn("recognised", "uncertain");
    }

    /** What browsers, phones and cameras write, from the decoders' own fixtures. */
    @Test
    void containersAreToldApartByTheirContent(@TempDir Path folder) throws IOException {
        Path audio = Program.root().resolve("audio/src/test/resources/dev/undertone/audio");
        Path ffmpeg = Program.root().resolve("audio-ffmpeg/src/test/resources/dev/undertone/audio/ffmpeg");
        List<Path> fixtures = List.of(
                audio.resolve("coded/chrome.webm"),
                audio.resolve("coded/voice.opus"),
                audio.resolve("coded/voice.ogg"),
                audio.resolve("speech-mpeg25-mono.mp3"),
                ffmpeg.resolve("aac.m4a"),
                ffmpeg.resolve("sound.wma"),
                ffmpeg.resolve("video.mkv"));
        for (int i = 0; i < fixtures.size(); i++) {
            Files.copy(fixtures.get(i), folder.resolve(i + "-nameless"));
        }
        Program.Run run = Program.run("analyze", folder.toString(), "--format", "jsonl");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(fixtures.size());
        for (String line : lines) {
            assertThat(valid(line).get("durationSeconds").asDouble()).as(line).isBetween(0.4, 1.2);
        }
    }

    private static Path first(String pattern) throws IOException {
        Path path = TestData.corpora().resolve(pattern.replaceAll("/\\*.*", ""));
        if (!pattern.contains("*")) {
            return path;
        }
        String ending = pattern.substring(pattern.indexOf('*') + 1);
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .filter(f -> !f.toString().matches(".*\\.(md|tsv|csv|txt)"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void noisesGetNoEmotion() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("analyze", "--format", "jsonl"));
        try (Stream<Path> files = Files.walk(TestData.corpora().resolve("esc10"))) {
            files.filter(f -> f.toString().endsWith(".ogg"))
                    .sorted()
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        Program.Run run = Program.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(100);
        int silent = 0;
        for (String line : lines) {
            silent += valid(line).get("overall").get("verdict").asText().matches("no-speech|too-short") ? 1 : 0;
        }
        assertThat(silent).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aFolderOfOneActorIsJudgedMostlyRight() throws IOException {
        Path folder = TestData.corpora().resolve("ravdess/Actor_01");
        Program.Run run = Program.run("analyze", folder.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = valid(run.out());
        assertThat(results).hasSize(60);
        List<String> emotions = List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");
        int right = 0;
        for (JsonNode result : results) {
            String name = Path.of(result.get("file").asText()).getFileName().toString();
            String truth = emotions.get(Integer.parseInt(name.split("-")[2]) - 1);
            right += truth.equals(result.get("overall").get("emotion").asText()) ? 1 : 0;
        }
        // The model was trained on this actor: this shows that the whole path works, not how well strangers are heard.
        assertThat(right).isGreaterThan(45);
    }

    @Test
    void standardInputWorks() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(sample("flat.wav")));
        Program.Run piped = Program.run(Map.of(), in -> in.write(bytes), "analyze", "-", "--format", "json");
        Program.Run file = Program.run("analyze", sample("flat.wav"), "--format", "json");
        assertThat(piped.exitCode()).as(piped.err()).isZero();
        assertThat(valid(piped.out()).get("windows"))
                .isEqualTo(valid(file.out()).get("windows"));
        assertThat(valid(piped.out()).get("file").asText()).isEqualTo("-");
    }

    @Test
    void oneBadFileNeverStopsTheOthers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a-notes"), "not audio at all, whatever it is called");
        Files.createFile(folder.resolve("b-empty.wav"));
        byte[] good = Files.readAllBytes(Path.of(sample("lively.wav")));
        Files.write(folder.resolve("c-truncated.wav"), Arrays.copyOf(good, good.length * 2 / 3));
        Files.write(folder.resolve("d-good.wav"), good);
        Program.Run run = Program.run("analyze", folder.toString(), "--format", "jsonl");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a-notes: ", "b-empty.wav: ", "2 of 4 recordings could not be analysed");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(valid(lines.get(0)).get("warnings").toString()).contains("truncated");
        assertThat(valid(lines.get(1)).get("warnings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "analyze                                   | INPUT",
                "analyze x.wav --format xml                | --format",
                "analyze x.wav --emotions happy,hungry     | hungry",
                "analyze x.wav --window 0.1                | window",
                "analyze x.wav --channel rear              | --channel",
                "analyze x.wav --format png                | --out",
                "analyze - -                               | standard input",
                "nonsense                                  | nonsense",
            })
    void wrongUsageIsNamedAndExitsWithOne(String line, String named) throws IOException {
        Program.Run run = Program.run(line.strip().split(" +"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(named);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMissingFileIsABadInputNotWrongUsage() throws IOException {
        Program.Run run = Program.run("analyze", "missing.wav");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("missing.wav", "no such file", "check the path");
    }

    @Test
    void aSubsetOfEmotionsIsRenormalisedAndSaidSo() throws IOException {
        Program.Run run = Program.run(
                "analyze", sample("lively.wav"), "--format", "json", "--emotions", "happy,sad,angry,neutral");
        JsonNode result = valid(run.out());
        JsonNode scores = result.get("overall").get("scores");
        assertThat(scores).hasSize(4);
        double sum = 0;
        for (JsonNode score : scores) {
            sum += score.asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(result.get("warnings").toString()).contains("happy, sad, angry, neutral");
    }

    @Test
    void everyChannelGetsATimelineOfItsOwn(@TempDir Path folder) throws IOException {
        Path stereo = folder.resolve("call.wav");
        Files.write(stereo, besides(sample("lively.wav"), sample("low.wav")));
        Program.Run run = Program.run("analyze", stereo.toString(), "--channel", "each", "--format", "json");
        JsonNode results = valid(run.out());
        assertThat(results).hasSize(2);
        assertThat(results.get(0).get("channel").asText()).isEqualTo("left");
        assertThat(results.get(1).get("channel").asText()).isEqualTo("right");
        assertThat(results.get(0).get("windows")).isNotEqualTo(results.get(1).get("windows"));
    }

    /** Two 16-bit mono WAVs with canonical headers as the channels of one. */
    private static byte[] besides(String left, String right) throws IOException {
        ByteBuffer l = ByteBuffer.wrap(Files.readAllBytes(Path.of(left))).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer r = ByteBuffer.wrap(Files.readAllBytes(Path.of(right))).order(ByteOrder.LITTLE_ENDIAN);
        int frames = (Math.min(l.limit(), r.limit()) - 44) / 2;
        ByteBuffer stereo = wavHeader(16_000, 2, frames * 4L);
        ByteBuffer all = ByteBuffer.allocate(44 + frames * 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(stereo);
        for (int i = 0; i < frames; i++) {
            all.putShort(l.getShort(44 + 2 * i)).putShort(r.getShort(44 + 2 * i));
        }
        return all.array();
    }

    private static ByteBuffer wavHeader(int sampleRateHz, int channels, long dataBytes) {
        return ByteBuffer.allocate(44)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (36 + dataBytes))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(sampleRateHz)
                .putInt(sampleRateHz * channels * 2)
                .putShort((short) (channels * 2))
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) dataBytes)
                .flip();
    }

    @Test
    void fourHoursAreAnalysedWithinASmallHeap() throws IOException {
        byte[] speech = Files.readAllBytes(Path.of(sample("flat.wav")));
        int rate = 16_000;
        int hours = 4;
        long dataBytes = hours * 3600L * rate * 2;
        byte[] minute = new byte[60 * rate * 2];
        System.arraycopy(speech, 44, minute, 10 * rate * 2, speech.length - 44);
        Program.Run run = Program.run(
                Map.of("UNDERTONE_OPTS", "-Xmx256m"),
                in -> {
                    in.write(wavHeader(rate, 1, dataBytes).array());
                    for (int i = 0; i < hours * 60; i++) {
                        in.write(minute);
                    }
                },
                "analyze",
                "-",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode result = valid(run.out());
        assertThat(result.get("durationSeconds").asDouble()).isEqualTo(hours * 3600.0);
        assertThat(result.get("windows").size()).isGreaterThan(hours * 3600 - 10);
    }

    @Test
    void aReportIsOneFileThatAsksForNothingElse(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("deep/report.html");
        Program.Run run = Program.run(
                "analyze",
                sample("conversation.flac"),
                "--format",
                "html",
                "--embed-audio",
                "--out",
                report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        String html = Files.readString(report);
        assertThat(html).contains("conversation.flac", "data:image/png;base64,", "data:audio/");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
        try (Stream<Path> left = Files.list(report.getParent())) {
            assertThat(left).containsExactly(report);
        }
    }

    @Test
    void aPictureShowsTheTimeline(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("timeline.png");
        Program.Run run =
                Program.run("analyze", sample("conversation.flac"), "--format", "png", "--out", picture.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(2200);
        long colours = Arrays.stream(image.getRGB(0, 0, 2200, image.getHeight(), null, 0, 2200))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(500);
    }

    /** The launcher of a checkout that is built already must work where there is no Maven at all. */
    @Test
    void theCheckoutsLauncherStartsNoMavenOnceBuilt(@TempDir Path folder) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of(
                "bash", "readlink", "dirname", "cksum", "cut", "cat", "ls", "find", "mkdir", "rm", "mv", "env")) {
            Path stand = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
            assertThat(stand.toFile().setExecutable(true)).isTrue();
        }
        Program.Run run = Program.start(
                Program.root().resolve("undertone"),
                Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home")),
                OutputStream::flush,
                "--version");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("undertone 0.1.0");
    }

    private static Path which(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
