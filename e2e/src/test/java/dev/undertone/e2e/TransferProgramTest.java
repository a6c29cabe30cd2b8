package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.models.ModelBundle;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfer learning from the experiment's file to {@code analyze}, on real recordings. */
class TransferProgramTest {

    private static final List<String> EMOTIONS = List.of("happy", "sad", "angry");

    @TempDir
    private Path folder;

    private Path ravdess;

    /** Three emotions of EmoDB's first six speakers, as a table of ours. */
    @BeforeEach
    void makeTable() throws IOException {
        ravdess = TestData.corpora().resolve("ravdess").toAbsolutePath();
        Path emodb = ravdess.resolveSibling("emodb");
        StringBuilder table = new StringBuilder("file,emotion,speaker\n");
        for (String speaker : List.of("03", "08", "09", "10", "11", "12")) {
            for (int e = 0; e < EMOTIONS.size(); e++) {
                String letter = List.of("F", "T", "W").get(e);
                try (Stream<Path> files = Files.list(emodb)) {
                    for (Path file : files.filter(f -> f.getFileName()
                                    .toString()
                                    .matches(speaker + "..." + letter + ".*\\.(opus|wav|flac)"))
                            .sorted()
                            .limit(3)
                            .toList()) {
                        table.append(String.join(",", file.toString(), EMOTIONS.get(e), speaker))
                                .append('\n');
                    }
                }
            }
        }
        Files.writeString(folder.resolve("voices.csv"), table);
    }

    private Program.Run run(String name, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return Program.run(
                "experiment",
                "run",
                file.toString(),
                "--out",
                folder.resolve(name).toString(),
                "--cache",
                folder.resolve("cache").toString(),
                "--jobs=2");
    }

    @Test
    void aHeadOnAFrozenEncoderGoesIntoItsBundle() throws IOException {
        Path encoders = ravdess.getParent().resolveSibling("encoders");
        for (String file : List.of("google_melspectrogram.onnx", "google_speech_embedding.onnx")) {
            Files.write(folder.resolve(file), Files.readAllBytes(encoders.resolve(file)));
        }
        Files.writeString(folder.resolve("google.json"), """
                {"name": "google-speech-embedding", "sampleRateHz": 16000, "sampleScale": 32768,
                 "frontEnd": {"file": "google_melspectrogram.onnx", "input": "input", "output": "output",
                              "bands": 32, "scale": 0.1, "offset": 2},
                 "file": "google_speech_embedding.onnx", "input": "input_1", "layout": "frames-bands-one",
                 "window": 76, "hop": 8, "output": "conv2d_19", "pooling": "mean"}
                """);
        Program.Run made = run(
                "head",
                "corpora: voices.csv\nencoder: google.json\nmodel: lr\nsplit: {kind: speaker-disjoint, folds: 3}\n");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("Encoder: google-speech-embedding, frozen")
                .doesNotContain("optimistic");

        Files.delete(folder.resolve("google_speech_embedding.onnx"));
        Files.delete(folder.resolve("google_melspectrogram.onnx"));
        Path bundle = folder.resolve("head/model.undertone");
        assertThat(ModelBundle.open(bundle).card()).contains("encoder-google-speech-embedding-");
        Path recording;
        try (Stream<Path> files = Files.list(ravdess.resolve("Actor_01"))) {
            recording = files.sorted().findFirst().orElseThrow();
        }
        Program.Run analysed =
                Program.run("analyze", "--model", bundle.toString(), "--format", "json", recording.toString());
        assertThat(analysed.exitCode()).as(analysed.err()).isZero();
        assertThat(analysed.out()).containsAnyOf("happy", "sad", "angry").doesNotContain("surprised");
    }

    @Test
    void adaptingTheBundledModelRemembersWhomItHasHeard() throws IOException {
        String adapted = """
                corpora: voices.csv
                model: [{kind: lr, from: default}, {kind: mlp, from: default, epochs: 2}]
                split: {kind: speaker-disjoint, folds: 3}
                """;
        Program.Run made = run("adapted", adapted);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("lr begins from 'lr' of undertone-ravdess, which has heard RAVDESS");
        Path bundle = folder.resolve("adapted/model.undertone");
        assertThat(ModelBundle.open(bundle).manifest().provenance().corpora())
                .extracting(c -> c.name())
                .contains("RAVDESS");

        Path two = Files.createDirectories(folder.resolve("two"));
        for (String actor : List.of("Actor_01", "Actor_02")) {
            Files.createSymbolicLink(two.resolve(actor), ravdess.resolve(actor));
        }
        // The adapted model has heard RAVDESS through its beginning, and a model that begins from it is told so.
        for (String start : List.of("default", bundle.toString())) {
            Program.Run refused = run(
                    start.equals("default") ? "bundled" : "again",
                    "corpora: two\nmodel: {kind: lr, from: " + start + "}\n"
                            + "split: {kind: speaker-disjoint, folds: 2}\n");
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err()).contains("leaks (starting model)", "ravdess/0", "allowLeak: true");
        }
        Program.Run wrong = run("wrong", adapted.replace("kind: lr", "kind: knn"));
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("wrong.yaml, line 2", "member must be one of [td, lr, mlp]");
    }
}
