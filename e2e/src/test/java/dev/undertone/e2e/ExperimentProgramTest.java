package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone experiment}, from the file to the report, on a small corpus made here. */
class ExperimentProgramTest {

    private static final int RATE_HZ = 22_050;
    private static final String BRAND = "optimistic: test speakers were in training (leak: speaker)";

    @TempDir
    private Path folder;

    /** Six actors, three emotions that differ in pitch and noise, two sentences, named as RAVDESS names them. */
    @BeforeEach
    void makeCorpus() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int actor = 1; actor <= 6; actor++) {
            for (int emotion : new int[] {3, 4, 5}) {
                for (int sentence = 1; sentence <= 2; sentence++) {
                    String name =
                            String.format(Locale.ROOT, "03-01-%02d-01-%02d-01-%02d.wav", emotion, sentence, actor);
                    double hz = 100 + 12 * actor + 60 * (emotion - 3) + 5 * sentence;
                    Files.write(
                            corpus.resolve(name),
                            wav(hz, 0.02 * (emotion - 2), 100L * actor + 10 * emotion + sentence));
                }
            }
        }
    }

    private static byte[] wav(double hz, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int samples = RATE_HZ * 6 / 5;
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(2 * RATE_HZ);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            double voice = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                voice += Math.sin(2 * Math.PI * harmonic * hz * i / RATE_HZ) / harmonic;
            }
            wav.putShort((short) (8000 * (voice / 2 + noise * random.nextGaussian())));
        }
        return wav.array();
    }

    private Program.Run run(String yaml, String name, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        String[] arguments = new String[more.length + 8];
        System.arraycopy(
                new String[] {
                    "experiment",
                    "run",
                    file.toString(),
                    "--out",
                    folder.resolve(name).toString(),
                    "--cache",
                    folder.resolve("cache").toString(),
                    "--jobs=2"
                },
                0,
                arguments,
                0,
                8);
        System.arraycopy(more, 0, arguments, 8, more.length);
        return Program.run(arguments);
    }

    @Test
    void fromTheFileToTheReportAndBackAgain() throws IOException {
        String honest =
                "corpora: corpus\nfeatures: tutorial-180\nmodel: lr\nsplit: {kind: speaker-disjoint, folds: 3}\n";
        Program.Run first = run(honest, "honest", "--embed-audio");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("UAR", "3 speaker-disjoint folds").doesNotContain("optimistic");
        assertThat(first.err()).contains("no model is made: models hear 16000 Hz");
        Path out = folder.resolve("honest");
        for (String file : new String[] {
            "experiment.yaml", "environment.json", "metrics.json", "predictions.csv", "report.txt", "report.html"
        }) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("http://", "https://");
        Program.Run again = run(honest, "honest", "--embed-audio");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).doesNotContain("epoch");

        String random = honest.replace("{kind: speaker-disjoint, folds: 3}", "{kind: random, folds: 3}");
        Program.Run refused = run(random, "random");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("leaks (speaker)", "allowLeak: true");
        Program.Run leaky = run(random + "allowLeak: true\n", "leaky");
        assertThat(leaky.exitCode()).as(leaky.err()).isZero();
        assertThat(leaky.out()).startsWith(BRAND);
        for (String file : new String[] {"metrics.json", "predictions.csv", "report.txt", "report.html"}) {
            assertThat(Files.readString(folder.resolve("leaky").resolve(file))).contains(BRAND);
        }

        Program.Run compared = Program.run(
                "experiment", "compare", out.toString(), folder.resolve("leaky").toString());
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("36 clips that both tested", "McNemar", BRAND);

        Program.Run wrong = run(honest.replace("model: lr", "model: lrr"), "wrong");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("wrong.yaml, line 3: model must be one of [lr,");
    }

    @Test
    void copiesAreTrainedOnAndNeverOnBothSides() throws IOException {
        String plain =
                "corpora: corpus\nfeatures: tutorial-180\nmodel: lr\nsplit: {kind: speaker-disjoint, folds: 2}\n";
        Program.Run altered =
                run(plain + "augmentation:\n  - noise:snr=10\n  - {with: [babble, gain], copies: 2}\n", "altered");
        assertThat(altered.exitCode()).as(altered.err()).isZero();
        assertThat(altered.out())
                .contains("Copies of training recordings only: noise:snr=10,colour=white,share=1; 2 × babble:")
                .doesNotContain("optimistic");
        assertThat(altered.err()).contains("copies mixed with speech that is trained on");

        String copies = folder.resolve("copies").toString();
        Program.Run made =
                Program.run("augment", folder.resolve("corpus").toString(), "--with", "gain:db=-3", "--out", copies);
        assertThat(made.exitCode()).as(made.err()).isZero();
        String both = plain.replace("corpora: corpus", "corpora: [corpus, copies]");
        Program.Run apart = run(both, "apart");
        assertThat(apart.exitCode()).as(apart.err()).isZero();
        String mixed = both.replace("{kind: speaker-disjoint, folds: 2}", "{kind: random, folds: 2}");
        Program.Run refused = run(mixed, "mixed");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("leaks (augmented copy): copies on both sides of: ravdess/03-01-");
        Program.Run allowed = run(mixed + "allowLeak: true\n", "mixed");
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
        assertThat(allowed.out())
                .startsWith("optimistic: test speakers were in training (leak: speaker, augmented copy)");
    }

    @Test
    void theSchemaInTheDocsIsThisVersionsAndKnowsTheSeeds() throws IOException {
        Program.Run printed = Program.run("experiment", "schema");
        Path file = Program.root().resolve("docs/experiment.schema.json");
        assertThat(Files.readString(file))
                .as("undertone experiment schema > docs/experiment.schema.json")
                .isEqualTo(printed.out());
        ObjectMapper json = new ObjectMapper();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json.readTree(file.toFile()));
        assertThat(
                        schema.validate(
                                json.readTree(
                                        "{\"corpora\": \"a\", \"model\": {\"kind\": \"mlp\", \"hidden\": [64]}, \"split\": \"random\"}")))
                .isEmpty();
        for (String refused : new String[] {
            "{\"corpora\": \"a\", \"model\": \"lr\"}",
            "{\"corpora\": \"a\", \"model\": \"svn\", \"split\": \"random\"}",
            "{\"corpora\": \"a\", \"model\": {\"kind\": \"mlp\", \"hiddenDropout\": 5}, \"split\": \"random\"}",
            "{\"corpora\": \"a\", \"model\": \"lr\", \"split\": {\"kind\": \"clever\"}}",
            "{\"corpora\": \"a\", \"model\": \"lr\", \"split\": \"random\", \"sead\": 1}"
        }) {
            assertThat(schema.validate(json.readTree(refused))).as(refused).isNotEmpty();
        }
    }
}
