package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undertone.testkit.Npy;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code undertone features}, started as a process from the built distribution. */
class FeaturesProgramTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAMPLE =
            Program.root().resolve("samples/conversation.flac").toString();

    @TempDir
    private Path folder;

    private Program.Run run(String... arguments) throws IOException {
        return Program.run(Stream.concat(
                        Stream.of("features", "--cache", folder.resolve("cache").toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void showsWhatThereIs() throws IOException {
        Program.Run list = run("--list");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out()).contains("functionals-v1", "logmel-v1", "tutorial-180", "22050", "mfcc");
        Program.Run columns = run("--describe", "tutorial-180");
        assertThat(columns.exitCode()).isZero();
        assertThat(columns.out())
                .contains("180 columns, a row per file", "mfcc39_mean", "dB", "180 columns, a row per frame");
    }

    @Test
    void aFileGivesARow() throws IOException {
        Program.Run run = run(SAMPLE, "--set", "tutorial-180");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("file,mfcc0_mean,");
        assertThat(lines.get(1).split(",")).hasSize(181);
    }

    @Test
    void windowsAndFrames() throws IOException {
        Program.Run windows = run(SAMPLE, "--window", "5", "--hop", "2.5", "--format", "jsonl");
        assertThat(windows.exitCode()).as(windows.err()).isZero();
        List<String> rows = windows.out().lines().toList();
        assertThat(rows).hasSizeBetween(5, 8);
        assertThat(JSON.readTree(rows.get(1)).get("start").asDouble()).isEqualTo(2.5);
        assertThat(JSON.readTree(rows.get(1)).get("end").asDouble()).isEqualTo(7.5);
        Path out = folder.resolve("frames.npy");
        Program.Run frames = run(SAMPLE, "--set", "logmel-v1", "--lld", "--format", "npy", "--out", out.toString());
        assertThat(frames.exitCode()).as(frames.err()).isZero();
        Npy matrix = Npy.read(out);
        assertThat(matrix.columns()).isEqualTo(80);
        JsonNode names = JSON.readTree(folder.resolve("frames.npy.json").toFile());
        assertThat(names.get("rows").size()).isEqualTo(matrix.rows());
        assertThat(names.get("rows").get(80).get("time").asDouble()).isEqualTo(1.0);
    }

    @Test
    void aSetOfOnesOwn() throws IOException {
        Path set = Files.writeString(folder.resolve("my.yaml"), """
                id: my-voice-v1
                sampleRateHz: 16000
                frames: {windowSamples: 400, hopSamples: 160, fftSize: 512, window: hann}
                features:
                  - mfcc: {coefficients: 13, melBands: 40}
                  - delta: {of: mfcc}
                  - f0: {method: pyin, minHz: 65, maxHz: 500}
                  - spectral-centroid
                functionals: [mean, sd, p5, p95, rising-slope-mean]
                over: voiced
                """);
        Program.Run run = run(SAMPLE, "--set", set.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode row = JSON.readTree(run.out()).get(0);
        assertThat(row.size()).isEqualTo(1 + 28 * 5);
        assertThat(row.get("f0_mean").asDouble()).isBetween(80.0, 400.0);
        Files.writeString(set, Files.readString(set).replace("coefficients: 13", "coefficients: 99"));
        Program.Run wrong = run(SAMPLE, "--set", set.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("my.yaml, line 5: mfcc: coefficients must be in 1..40 (melBands) but was 99");
    }

    @Test
    void aCorpusGivesEveryRowItsLabels() throws IOException {
        Path corpus = TestData.corpora().resolve("emodb");
        Path few = Files.createDirectories(folder.resolve("few"));
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d\\d[a-z]\\d\\d[A-Z][a-z].*"))
                    .sorted()
                    .limit(6)
                    .toList()) {
                Files.copy(file, few.resolve(file.getFileName().toString()));
            }
        }
        Program.Run run = run("--corpus", few.toString(), "--set", "tutorial-180", "--format", "arff");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("@relation tutorial-180", "@attribute emotion {", "@attribute speaker {");
        assertThat(run.out().substring(run.out().indexOf("@data")).lines().skip(1))
                .hasSize(6);
    }

    /** A table with start and end: each utterance is what it would be as a file of its own. */
    @Test
    void partsOfARecordingAreRowsOfTheirOwn() throws IOException {
        Path sample = folder.resolve("talk.flac");
        Files.copy(Path.of(SAMPLE), sample);
        Path table = Files.writeString(folder.resolve("turns.csv"), """
                file,emotion,speaker,start,end
                talk.flac,neutral,a,0,2.5
                talk.flac,happy,b,2.5,5
                talk.flac,sad,a,900,901
                """);
        Program.Run turns = run("--corpus", table.toString(), "--set", "tutorial-180");
        assertThat(turns.exitCode()).isEqualTo(2);
        assertThat(turns.err()).contains("the segment is 900", "1 of 3 recordings could not be used");
        List<String> rows = turns.out().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("file,corpus,clip,speaker,sex,sentence,intensity,emotion,mfcc0_mean,");
        List<String> windows = run(SAMPLE, "--set", "tutorial-180", "--window", "2.5")
                .out()
                .lines()
                .toList();
        for (int row = 1; row <= 2; row++) {
            assertThat(rows.get(row)).contains(row == 1 ? ",neutral," : ",happy,");
            assertThat(Double.parseDouble(rows.get(row).split(",")[8]))
                    .isCloseTo(Double.parseDouble(windows.get(row).split(",")[3]), within(1e-3));
        }
    }

    /** Killed half way, run again: the same bytes as of an undisturbed run. */
    @Test
    void anInterruptedRunGoesOn() throws Exception {
        Path recordings = Files.createDirectories(folder.resolve("recordings"));
        byte[] sample = Files.readAllBytes(Path.of(SAMPLE));
        for (int i = 0; i < 12; i++) {
            // Bytes after the end of the audio give each file another content and so another place in the cache.
            byte[] other = Arrays.copyOf(sample, sample.length + i);
            Files.write(recordings.resolve("r" + i + ".flac"), other);
        }
        Path undisturbed = folder.resolve("undisturbed.csv");
        assertThat(run(recordings.toString(), "--no-cache", "--out", undisturbed.toString())
                        .exitCode())
                .isZero();
        Path out = folder.resolve("out.csv");
        Path cache = folder.resolve("cache");
        Process process = new ProcessBuilder(
                        Program.launcher().toString(),
                        "features",
                        recordings.toString(),
                        "--cache",
                        cache.toString(),
                        "--jobs",
                        "1",
                        "--out",
                        out.toString())
                .start();
        for (int wait = 0; wait < 6000 && entries(cache) < 2 && process.isAlive(); wait++) {
            Thread.sleep(10);
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        int kept = entries(cache);
        assertThat(out).doesNotExist();
        assertThat(kept).isGreaterThanOrEqualTo(2);
        assertThat(run(recordings.toString(), "--out", out.toString()).exitCode())
                .isZero();
        assertThat(out).hasSameBinaryContentAs(undisturbed);
        assertThat(entries(cache)).isEqualTo(12);
    }

    private static int entries(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return (int) files.filter(f -> f.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        } catch (UncheckedIOException vanished) {
            return 0;
        }
    }

    @Test
    void aBadFileStopsNobody() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.wav"), "not audio at all");
        Program.Run run = run(SAMPLE, bad.toString(), SAMPLE, "--set", "tutorial-180");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).contains("bad.wav", "1 of 3 recordings could not be used");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set mfcc-v9|or a definition file but was 'mfcc-v9'",
                "--set logmel-v1|add --lld",
                "--set functionals-v1 --lld|gives no rows per frame",
                "--window 0.1|--window must be at least 0.25 s for functionals-v1 but was 0.1",
                "--window 1 --hop 2|--hop must be in 0.01..1.0 s (--window) but was 2.0",
                "--hop 1|--hop needs --window",
                "--format npy|--format npy needs --out FILE",
                "--format parquet|--format parquet is not written, because",
                "--channel each|run once per channel",
                "--jobs 0|--jobs must be at least 1 but was 0",
            })
    void wrongUsageIsExplained(String arguments, String message) throws IOException {
        Program.Run run = run((SAMPLE + " " + arguments).split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    /** Four hours through every set that streams, with a heap of 256 MiB. */
    @ParameterizedTest
    @CsvSource({"logmel-v1, true", "tutorial-193, false"})
    void memoryDoesNotGrowWithTheRecording(String set, boolean frames) throws IOException {
        Path hour = Program.root().resolve("audio/src/test/resources/dev/undertone/audio/silence-one-hour.flac");
        Path out = folder.resolve("out.npy");
        Program.Run run = Program.run(
                Map.of("UNDERTONE_OPTS", "-Xmx256m"),
                in -> {},
                Stream.concat(
                                Stream.of(
                                        "features",
                                        "--no-cache",
                                        hour.toString(),
                                        "--set",
                                        set,
                                        "--format",
                                        "npy",
                                        "--out",
                                        out.toString()),
                                frames ? Stream.of("--lld") : Stream.empty())
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.size(out)).isGreaterThan(frames ? 288_000L * 80 * 4 : 193 * 4);
    }
}
