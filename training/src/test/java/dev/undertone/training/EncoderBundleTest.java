package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.EncoderFiles;
import dev.undertone.models.MemberNetwork;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelBundleException;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest;
import dev.undertone.models.Normalisation;
import dev.undertone.testkit.Signals;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import dev.undertone.training.onnx.WeightPrecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles with a frozen encoder, carried or left where it is. */
final class EncoderBundleTest {

    private static final int SMALL = 8;

    /** With windows of 4,000 samples 54 MB of weights, more than a bundle carries. */
    private static final int LARGE = 3400;

    private static final Waveform NOISE = Waveform.of(Signals.whiteNoise(0.1, 1, 16_000, 7), 16_000);

    @TempDir
    private Path folder;

    /** An encoder of means over its window, with as many dimensions as told. */
    private EncoderFiles encoder(int dims) throws IOException {
        OnnxGraph graph = new OnnxGraph("toy", WeightPrecision.SINGLE);
        Tensor x = graph.input("samples", Dimension.free("N"), Dimension.fixed(4000));
        float[] weight = new float[dims * 4000];
        Arrays.fill(weight, 1 / 4000f);
        graph.output(
                "embedding",
                new OnnxLayers(graph).dense(x, 4000, dims, weight, new float[dims]),
                Dimension.free("N"),
                Dimension.fixed(dims));
        Files.write(folder.resolve("toy.onnx"), graph.toByteArray());
        Path json = folder.resolve("toy.json");
        Files.writeString(
                json,
                "{\"name\": \"toy\", \"file\": \"toy.onnx\", \"sampleRateHz\": 16000, \"input\": \"samples\", \"window\": 4000,"
                        + " \"output\": \"embedding\", \"layout\": \"samples\", \"pooling\": \"mean\"}");
        return EncoderFiles.read(json);
    }

    /** A head that says its bias, whatever it hears. */
    private static ModelBundle bundle(EncoderFiles encoder, int dims) {
        OnnxGraph graph = new OnnxGraph("head", WeightPrecision.SINGLE);
        Tensor x = graph.input("features", Dimension.free("N"), Dimension.fixed(dims));
        graph.output(
                "logits",
                new OnnxLayers(graph).dense(x, dims, 2, new float[2 * dims], new float[] {0, 2}),
                Dimension.free("N"),
                Dimension.fixed(2));
        float[] ones = new float[dims];
        Arrays.fill(ones, 1);
        ModelManifest manifest = new ModelManifest(
                new ModelInfo("toy", "1"),
                "a toy",
                LabelSet.of(Emotion.HAPPY, Emotion.SAD),
                FrontEndOptions.defaults(),
                List.of(new ModelManifest.Member("head", encoder.pooledId(), 1, 1)),
                new ModelManifest.Calibration(1, 0.5),
                Optional.empty(),
                new ModelManifest.Provenance(List.of(), List.of(1L), "test", "test"),
                List.of(),
                List.of(),
                "free");
        MemberNetwork head = MemberNetwork.of(Normalisation.of(new float[dims], ones, 4), graph.toByteArray());
        return ModelBundle.of(manifest, List.of(head), List.of(encoder));
    }

    private static void assertScores(Path file) throws IOException {
        try (EmotionModel model = ModelBundle.open(file).load()) {
            EmotionScores scores = model.score(NOISE);
            assertThat(scores.top()).isEqualTo(Emotion.SAD);
        }
    }

    @Test
    void aSmallEncoderIsCarried() throws IOException {
        Path file = folder.resolve("head.undertone");
        bundle(encoder(SMALL), SMALL).write(file);
        Files.delete(folder.resolve("toy.onnx"));
        assertScores(file);
    }

    @Test
    void aLargeEncoderIsKnownByItsHashAndFoundBesideTheBundle(@TempDir Path elsewhere) throws IOException {
        Path file = folder.resolve("head.undertone");
        bundle(encoder(LARGE), LARGE).write(file);
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertScores(file);

        Path moved = elsewhere.resolve("moved.undertone");
        Files.copy(file, moved);
        Path network = folder.resolve("toy.onnx");
        Files.move(network, elsewhere.resolve("toy.onnx"));
        assertScores(moved);
        ModelBundle without = ModelBundle.open(file);
        assertThatThrownBy(without::load)
                .hasMessageContaining("the network toy.onnx is missing; it was looked for at " + network)
                .hasMessageContaining("put the file with SHA-256 ");

        Files.write(elsewhere.resolve("toy.onnx"), new byte[] {1, 2, 3});
        ModelBundle changed = ModelBundle.open(moved);
        assertThatThrownBy(changed::load).hasMessageContaining("must have the SHA-256 ");
    }

    @Test
    void anEncoderThatDoesNotFitIsRefused() throws IOException {
        EncoderFiles encoder = encoder(SMALL);
        ModelBundle narrow = bundle(encoder, SMALL - 1);
        assertThatThrownBy(narrow::load).hasMessageContaining("must have 8 dimensions");
        Path file = folder.resolve("head.undertone");
        bundle(encoder, SMALL).write(file);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Path renamed = folder.resolve("renamed.undertone");
        Files.write(
                renamed, text.replace("/description.json", "/descriptiom.json").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ModelBundle.open(renamed))
                .isInstanceOf(ModelBundleException.class)
                .hasMessageContaining("which a member takes, is missing");
    }
}
