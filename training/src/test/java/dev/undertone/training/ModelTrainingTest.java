package dev.undertone.training;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelTrainingTest {

    @TempDir
    private Path folder;

    @Test
    void theSameCommandMakesTheSameBundle() throws IOException {
        MemberTrainer regression = ToyCorpus.regression().judge();
        EnsembleRecipe recipe = new EnsembleRecipe(
                List.of(
                        new EnsembleRecipe.Entry(
                                TrainerCatalog.kind("td")
                                        .trainer(InputSpec.LOG_MEL, Map.of("epochs", 1, "cropSteps", 12)),
                                0.5),
                        new EnsembleRecipe.Entry(regression, 0.25),
                        new EnsembleRecipe.Entry(
                                TrainerCatalog.kind("mlp")
                                        .trainer(FunctionalRows.INPUT, Map.of("networks", 1, "epochs", 1)),
                                0.25)),
                regression);
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
        assertThat(ModelTraining.confidenceThreshold(predictions)).isEqualTo(0.95 - 0.02 * 10);
    }

    @Test
    void theBundleSaysWhatTheExperimentScored() throws IOException {
        Path recording = TestData.corpora().resolve("ravdess/Actor_01/03-01-05-02-01-01-01.flac");
        EnsembleRecipe recipe = ToyCorpus.regression();
        TrainingSet set = ToyCorpus.set();
        Utterance clip = new Utterance(
                "clip", recording, "toy", Emotion.ANGRY, "s", Optional.empty(), Optional.empty(), Optional.empty());
        ModelBundle bundle = ModelBundle.open(bundle(recipe, "parity"));
        TrainedMember member = recipe.judge()
                .train(
                        set.utterances().stream()
                                .map(u -> toyClip(u, recipe.judge().input()))
                                .toList(),
                        3,
                        0,
                        TrainingListener.NONE);
        FeatureBlock features = new FeatureExtraction()
                .features(clip, recipe.judge().input(), bundle.manifest().frontEnd(), Rendition.ORIGINAL);
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
        MemberTrainer trainer = new LogisticRegressionTrainer(
                FunctionalRows.input(definition.canonical()),
                new LogisticRegressionTrainer.Options(0.1, true, 1e-4, 50));
        EnsembleRecipe recipe = new EnsembleRecipe(List.of(new EnsembleRecipe.Entry(trainer, 1)), trainer);
        ModelBundle bundle = ModelBundle.open(bundle(recipe, "defined"));
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

    private Path bundle(EnsembleRecipe recipe, String name) throws IOException {
        TrainingProgress quiet = new TrainingProgress(line -> {}, InstantSource.system());
        TrainingSet set = ToyCorpus.set();
        EvaluationRun run = new EvaluationRun(
                folder.resolve(name), set, recipe, ToyCorpus.options(), ToyCorpus::features, 2, quiet);
        ExperimentReport report = run.report();
        Path file = folder.resolve(name + ".undertone");
        new ModelTraining(recipe, set, ToyCorpus::features, 2, quiet)
                .train(
                        report,
                        run.protocol(report),
                        new ModelTraining.Options(new ModelInfo("toy", "1"), 5, "undertone train …", "test"))
                .write(file);
        return file;
    }
}
