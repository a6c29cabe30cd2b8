package dev.undertone.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.ConformalSets;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.Figure;
import dev.undertone.models.MemberNetwork;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Figures;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.Provenance;
import dev.undertone.models.ModelManifest.Scale;
import dev.undertone.models.ModelManifest.TrainingCorpus;
import dev.undertone.models.Normalisation;
import dev.undertone.models.OperatingPoint;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.Shrinkage;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoicePrior;
import dev.undertone.testkit.Signals;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Makes the tiny bundles that the tests of {@code models} load: untrained networks of a few kilobytes. They stay as they
 * are for ever, as the witnesses that files of each format version can still be read; a new format version gets a file
 * beside them.
 */
class TinyBundleTest {

    private static final int MELS = 80;
    private static final int LABELS = LabelSet.RAVDESS.size();
    private static final Path COMMITTED =
            TestData.repositoryRoot().resolve("models/src/test/resources/dev/undertone/models/tiny-format-1.undertone");
    private static final Path COMMITTED_2 = COMMITTED.resolveSibling("tiny-format-2.undertone");

    @Test
    void theCommittedBundleScoresAsTheOneMadeNow() throws IOException {
        if (Files.notExists(COMMITTED)) {
            tinyBundle().write(COMMITTED);
            fail("made " + COMMITTED + "; commit it");
        }
        Waveform voice = Waveform.of(Signals.voice(140, 1, 16_000, 700, 1220, 2600), 16_000);
        try (EmotionModel committed = ModelBundle.open(COMMITTED).load();
                EmotionModel made = tinyBundle().load()) {
            assertThat(committed.score(voice)).isEqualTo(made.score(voice));
        }
    }

    @Test
    void soDoesTheOneWithABaseline() throws IOException {
        if (Files.notExists(COMMITTED_2)) {
            tinyBundleWithBaseline().write(COMMITTED_2);
            fail("made " + COMMITTED_2 + "; commit it");
        }
        Waveform voice = Waveform.of(Signals.voice(140, 1, 16_000, 700, 1220, 2600), 16_000);
        MeasuredSpeech speech = new MeasuredSpeech(voice);
        try (EmotionModel committed = ModelBundle.open(COMMITTED_2).load();
                EmotionModel made = tinyBundleWithBaseline().load()) {
            Optional<SpeakerBaseline> baseline =
                    Optional.of(SpeakerBaseline.EMPTY.with(speech, made.baselineMeasures(), 30));
            assertThat(committed.judge(speech, baseline)).isEqualTo(made.judge(speech, baseline));
        }
    }

    /** The same two networks, and the first once more on the speaker's scale. */
    private static ModelBundle tinyBundleWithBaseline() {
        Random random = new Random(20_260_102);
        MemberNetwork average = average(random);
        MemberNetwork temporal = temporal(random);
        float[] mean = new float[MELS];
        float[] variance = new float[MELS];
        Arrays.fill(mean, -4);
        Arrays.fill(variance, 3);
        MemberNetwork voice = MemberNetwork.of(
                VoicePrior.of(mean, variance), Normalisation.of(new float[MELS], variance, 4), average.onnx());
        ModelManifest m = manifest();
        ConformalSets plain = new ConformalSets(List.of(
                new ConformalSets.Level(0.8, Collections.nCopies(LABELS, 0.2)),
                new ConformalSets.Level(0.9, Collections.nCopies(LABELS, 0.1))));
        return ModelBundle.of(
                new ModelManifest(
                        m.info(),
                        m.description(),
                        m.labels(),
                        m.frontEnd(),
                        List.of(
                                new Member("average", "logmel-v1", 1, 0.25),
                                new Member("temporal", "logmel-v1", 3, Scale.TRAINING, 0.75, 0.5),
                                new Member("voice", "logmel-v1", 1, Scale.SPEAKER, 0, 0.5)),
                        new Calibration(List.of(
                                new OperatingPoint(0, 0, 0.8, 0.4, plain),
                                new OperatingPoint(10, 0.4, 0.7, 0.4, plain),
                                new OperatingPoint(60, 0.9, 0.6, 0.5, plain))),
                        Optional.of(new ModelManifest.Baseline(
                                new FrontEndOptions(true, OptionalDouble.of(-23)), new Shrinkage(4, 8))),
                        m.provenance(),
                        m.figures(),
                        m.weaknesses(),
                        m.dataLicence()),
                List.of(average, temporal, voice));
    }

    private static ModelBundle tinyBundle() {
        Random random = new Random(20_260_101);
        return ModelBundle.of(manifest(), List.of(average(random), temporal(random)));
    }

    /** Mean over the frames, then a linear layer. */
    private static MemberNetwork average(Random random) {
        OnnxGraph graph = new OnnxGraph("average", WeightPrecision.SINGLE);
        OnnxLayers layers = new OnnxLayers(graph);
        Tensor mean = layers.mean(features(graph), 1);
        logits(graph, dense(layers, random, mean, MELS, LABELS));
        return MemberNetwork.of(normalisation(), graph.toByteArray());
    }

    /** The shape of the temporal network, four channels wide. */
    private static MemberNetwork temporal(Random random) {
        OnnxGraph graph = new OnnxGraph("temporal", WeightPrecision.HALF);
        OnnxLayers layers = new OnnxLayers(graph);
        Tensor x = layers.conv1d(
                layers.swapFramesAndChannels(features(graph)),
                Conv1dShape.same(MELS, 4, 3, 2),
                OnnxRun.gaussian(random, 4 * MELS * 3, 0.2),
                new float[4]);
        x = layers.swapFramesAndChannels(layers.relu(x));
        x = layers.bidirectionalGru(x, recurrent(random, 4, 3), recurrent(random, 4, 3));
        Tensor attention = dense(layers, random, layers.tanh(dense(layers, random, x, 6, 3)), 3, 1);
        logits(graph, dense(layers, random, layers.attentivePooling(x, attention, 1e-5f), 12, LABELS));
        return MemberNetwork.of(normalisation(), graph.toByteArray());
    }

    private static Tensor features(OnnxGraph graph) {
        return graph.input("features", Dimension.free("N"), Dimension.free("frames"), Dimension.fixed(MELS));
    }

    private static void logits(OnnxGraph graph, Tensor value) {
        graph.output("logits", value, Dimension.free("N"), Dimension.fixed(LABELS));
    }

    private static Tensor dense(OnnxLayers layers, Random random, Tensor x, int inputs, int outputs) {
        return layers.dense(x, inputs, outputs, OnnxRun.gaussian(random, inputs * outputs, 0.5), new float[outputs]);
    }

    private static RecurrentWeights recurrent(Random random, int inputs, int hidden) {
        return RecurrentWeights.of(
                inputs,
                hidden,
                OnnxRun.gaussian(random, 3 * hidden * inputs, 0.5),
                OnnxRun.gaussian(random, 3 * hidden * hidden, 0.5),
                new float[3 * hidden],
                new float[3 * hidden]);
    }

    private static Normalisation normalisation() {
        float[] mean = new float[MELS];
        float[] scale = new float[MELS];
        Arrays.fill(mean, -4);
        Arrays.fill(scale, 2);
        return Normalisation.of(mean, scale, 4);
    }

    private static ModelManifest manifest() {
        return new ModelManifest(
                new ModelInfo("tiny", "1"),
                "Two untrained networks for tests; its answers mean nothing.",
                LabelSet.RAVDESS,
                FrontEndOptions.defaults(),
                List.of(new Member("average", "logmel-v1", 1, 0.25), new Member("temporal", "logmel-v1", 3, 0.75)),
                new Calibration(0.8, 0.4),
                Optional.empty(),
                new Provenance(
                        List.of(new TrainingCorpus("none", "none", List.of("nobody"), 0, "CC0-1.0")),
                        List.of(20_260_101L),
                        "0.1.0",
                        "mvn verify"),
                List.of(new Figures("Invented", "Nothing was measured.", List.of(Figure.of("UAR", 0.125, 0.1, 0.15)))),
                List.of("It was never trained."),
                "None: no recording was used.");
    }
}
