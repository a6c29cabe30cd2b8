package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.composition.FeatureSetDefinition;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.testkit.Signals;
import dev.undertone.testkit.TestData;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureExtraction;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.Rendition;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleMakerTest {

    @TempDir
    private Path folder;

    @Test
    void theSameCommandMakesTheSameBundle() throws IOException {
        List<ModelPart> recipe = List.of(
                new ModelPart(
                        "td", TrainerCatalog.kind("td"), 0.5, InputSpec.LOG_MEL, Map.of("epochs", 1, "cropSteps", 12)),
                ToyCorpus.regression("functionals-v1"),
                new ModelPart(
                        "mlp",
                        TrainerCatalog.kind("mlp"),
                        0.25,
                        FunctionalRows.INPUT,
                        Map.of("networks", 1, "epochs", 1)));
        Path one = bundle(recipe, "one");
        Path two = bundle(recipe, "two");
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        ModelBundle bundle = ModelBundle.open(one);
        assertThat(bundle.manifest().frontEnd()).isEqualTo(ToyCorpus.LEVELLED);
        assertThat(bundle.manifest().provenance().corpora().get(0).speakers()).hasSize(8);
        assertThat(bundle.card()).contains("Toy").contains("undertone train");
        try (EmotionModel model = bundle.load()) {
            assertThat(model.labels()).isEqualTo(ToyCorpus.LABELS);
        }
    }

    @Test
    void theThresholdKeepsAsManyAsAreRightFourTimesOfFive() {
        List<Prediction> predictions = new ArrayList<>();
        // The surest eight are right, the next two wrong, the rest right only by half.
        for (int i = 0; i < 20; i++) {
            boolean right = i < 8 || (i >= 10 && i % 2 == 0);
            double confidence = 0.95 - 0.02 * i;
            predictions.add(new Prediction(
                    "clip" + i,
                    "speaker",
                    "",
                    0,
                    right ? Emotion.NEUTRAL : Emotion.ANGRY,
                    EmotionScores.of(ToyCorpus.LABELS, confidence, 1 - confidence, 0)));
        }
        // Ten clips and eleven (nine right) reach 80 %, twelve do not.
        assertThat(BaselineCalibration.confidenceThreshold(predictions)).isEqualTo(0.95 - 0.02 * 10);
    }

    @Test
    void theBundleSaysWhatTheExperimentScored() throws IOException {
        Path recording = TestData.corpora().resolve("ravdess/Actor_01/03-01-05-02-01-01-01.flac");
        ModelPart regression = ToyCorpus.regression("functionals-v1");
        InputSpec input = regression.input();
        Utterance clip = new Utterance(
                "clip", recording, "toy", Emotion.ANGRY, "s", Optional.empty(), Optional.empty(), Optional.empty());
        ModelBundle bundle = ModelBundle.open(bundle(List.of(regression), "parity"));
        TrainedMember member = regression
                .trainer(ToyCorpus.LABELS)
                .train(
                        ToyCorpus.corpora().get(0).utterances().stream()
                                .map(u -> toyClip(u, input))
                                .toList(),
                        3,
                        0,
                        TrainingListener.NONE);
        FeatureBlock features =
                new FeatureExtraction().features(clip, input, bundle.manifest().frontEnd(), Rendition.ORIGINAL);
        EmotionScores expected;
        try (MemberScorer scorer = new MemberScorer(member)) {
            expected = new TemperatureScaling(
                            bundle.manifest().calibration().plain().temperature())
                    .apply(EmotionScores.softmax(ToyCorpus.LABELS, scorer.logits(features)));
        }
        try (EmotionModel model = bundle.load()) {
            Waveform speech = AudioReader.read(recording, new ChannelSelection.Mix(), model.sampleRateHz())
                    .get(0);
            assertThat(model.score(speech).toArray()).containsExactly(expected.toArray(), within(1e-9));
        }
    }

    /** The file may be gone: the bundle says itself what its features are. */
    @Test
    void theBundleCarriesTheDefinitionOfItsFeatures() throws IOException {
        FeatureSetDefinition definition = FeatureSetDefinition.parse(
                "{id: mine-v1, sampleRateHz: 16000, frames: {}, features: [{mfcc: {coefficients: 13}}],"
                        + " functionals: [mean, sd]}",
                "mine.yaml");
        ModelPart regression = ToyCorpus.regression(definition.canonical());
        ModelBundle bundle = ModelBundle.open(bundle(List.of(regression), "defined"));
        assertThat(bundle.manifest().members().get(0).featureSet()).isEqualTo(definition.canonical());
        assertThat(bundle.card()).contains("| lr | " + definition.identity() + " |");
        try (EmotionModel model = bundle.load()) {
            float[] speech = Signals.voice(140, 2, 16_000, 700, 1220, 2600);
            assertThat(model.score(Waveform.of(speech, 16_000)).toArray()).hasSize(3);
        }
    }

    private static TrainingClip toyClip(Utterance u, InputSpec input) {
        return new TrainingClip(
                u.id(),
                u.speakerKey(),
                u.sex(),
                ToyCorpus.LABELS.indexOf(u.emotion()),
                input.speeds().stream()
                        .map(speed -> ToyCorpus.features(u, input, ToyCorpus.LEVELLED, Rendition.atSpeed(speed)))
                        .toList());
    }

    private Path bundle(List<ModelPart> models, String name) throws IOException {
        ExperimentRun run = ToyCorpus.open(models, folder.resolve(name));
        Path file = folder.resolve(name + ".undertone");
        new BundleMaker(run)
                .make(run.result(), new BundleMaker.Options(new ModelInfo("toy", "1"), "undertone train …", "test"))
                .write(file);
        return file;
    }
}
