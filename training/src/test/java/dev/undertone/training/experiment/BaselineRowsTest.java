package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.LabelSetScore;
import dev.undertone.features.composition.DefinitionException;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest;
import dev.undertone.models.OperatingPoint;
import dev.undertone.models.baseline.Shrinkage;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Rendition;
import dev.undertone.training.TrainingClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineRowsTest {

    private static final Shrinkage NONE = new Shrinkage(0, 1e-3);

    @TempDir
    Path folder;

    private final List<ClipCopy> copies = new ArrayList<>();
    private final List<TrainingClip> clips = new ArrayList<>();
    private final Map<Utterance, Double> seconds = new HashMap<>();

    @Test
    void aClipIsHeardAgainstOtherClipsOfItsSpeakerOnly() {
        speaker("a", 0, 2, 4);
        speaker("b", 100, 104);
        List<TrainingClip> scaled =
                tested(new BaselineDraw(3600, BaselineDraw.Speech.MIXED, NONE, BaselineDraw.Training.ALL));

        // Of a: 0 against 2 and 4, 2 against 0 and 4, 4 against 0 and 2; of b: each against the other one alone.
        assertThat(value(scaled, 0)).isCloseTo((float) (-3 / Math.sqrt(2)), within(1e-2f));
        assertThat(value(scaled, 1)).isCloseTo(0, within(1e-4f));
        assertThat(value(scaled, 2)).isCloseTo((float) (3 / Math.sqrt(2)), within(1e-2f));
        // A single clip places the mean; the spread is the prior's: variance (4 + 8) / 2.
        assertThat(value(scaled, 3)).isCloseTo((float) (-4 / Math.sqrt(6)), within(1e-4f));
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"1, 1", "2, 1", "2.5, 2", "7, 4", "100, 9"})
    void asManySecondsAreDrawnAsAreAskedFor(double asked, int drawn) {
        // Clip i is 2^i: the mean of those drawn tells which they were. The first one is scored.
        float[] values = new float[10];
        for (int i = 1; i < values.length; i++) {
            values[i] = 1 << i;
        }
        speaker("a", values);
        BaselineDraw draw =
                new BaselineDraw(asked, BaselineDraw.Speech.MIXED, new Shrinkage(0, 1e6), BaselineDraw.Training.ALL);
        List<TrainingClip> scaled = tested(draw);

        double spread = Math.sqrt(variance(values));
        long sum = Math.round(-value(scaled, 0) * spread * drawn);
        assertThat(Long.bitCount(sum)).isEqualTo(drawn);
        assertThat(sum & 1).isZero();
    }

    @Test
    void neutralBaselinesHoldNeutralClips() {
        speaker("a", 0, 2, 4, 6, 8, 10);
        // Emotions in turn: neutral, happy, angry; the neutral ones are 0 and 6.
        List<TrainingClip> scaled =
                tested(new BaselineDraw(60, BaselineDraw.Speech.NEUTRAL, NONE, BaselineDraw.Training.ALL));
        assertThat(value(scaled, 1) + value(scaled, 2)).isCloseTo(0, within(1e-3f));
        assertThat(value(scaled, 5)).isGreaterThan(1);
    }

    @Test
    void trainingClipsAreHeardAgainstManyBaselinesOfTheirSpeaker() {
        speaker("a", 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22);
        speaker("b", 500, 502, 504, 506, 508, 510);
        BaselineDraw draw = new BaselineDraw(60, BaselineDraw.Speech.MIXED, NONE, BaselineDraw.Training.DRAWN);
        SpeakerScales scales = SpeakerScales.learn(draw, 7, seconds, copies, clips);
        List<TrainingClip> once = scales.trained(copies, clips);
        List<TrainingClip> again = scales.trained(copies, clips);
        List<TrainingClip> byAll = SpeakerScales.learn(
                        new BaselineDraw(60, BaselineDraw.Speech.MIXED, NONE, BaselineDraw.Training.ALL),
                        7,
                        seconds,
                        copies,
                        clips)
                .trained(copies, clips);
        boolean differ = false;
        for (int i = 0; i < clips.size(); i++) {
            assertThat(value(once, i)).isEqualTo(value(again, i)).isBetween(-10f, 10f);
            differ |= Math.abs(value(once, i) - value(byAll, i)) > 0.05;
        }
        assertThat(differ).isTrue();
    }

    @Test
    void fileAndResolvedFileSayTheSame() throws IOException {
        String yaml = """
                corpora: toy
                model: {kind: lr, scale: training}
                split: random
                normalisation:
                  - global
                  - {mode: baseline, seconds: 30}
                  - {mode: baseline, seconds: 10, speech: neutral, meanWindows: 2, varianceWindows: 50, training: all}
                """;
        Files.createDirectories(folder.resolve("toy"));
        ExperimentSpec spec = ExperimentFile.parse(yaml, "x.yaml", folder, Optional.empty(), "x");
        assertThat(spec.normalisations())
                .extracting(NormalisationMode::id)
                .containsExactly("global", "baseline-30s-mixed", "baseline-10s-neutral-m2-v50-of-all");
        assertThat(spec.models().get(0).scale()).isEqualTo(ModelPart.Scale.TRAINING);
        ExperimentSpec again = ExperimentFile.parse(ResolvedSpec.yaml(spec), "x.yaml", folder, Optional.empty(), "x");
        assertThat(again.normalisations()).isEqualTo(spec.normalisations());
        assertThat(again.models().get(0).scale()).isEqualTo(ModelPart.Scale.TRAINING);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "speakers | x.yaml, line 4: the experiment: normalisation must be one of global, corpus, speaker, all-clips or",
                "{mode: baseline, seconds: 0} | normalisation: seconds must be a number in 1.0..3600.0 but was '0'",
                "{mode: baseline, speech: sad} | normalisation: speech must be one of mixed, everyday, neutral but was 'sad'",
                "{mode: global} | normalisation: mode must be one of baseline but was 'global'",
                "{mode: baseline, minutes: 3} | normalisation has no key minutes",
            })
    void whatIsWrongIsNamed(String value, String message) throws IOException {
        Files.createDirectories(folder.resolve("toy"));
        String yaml = "corpora: toy\nmodel: lr\nsplit: random\nnormalisation: " + value + "\n";
        assertThatThrownBy(() -> ExperimentFile.parse(yaml, "x.yaml", folder, Optional.empty(), "x"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void oneExperimentMakesAModelForBothSituations() throws IOException {
        ExperimentSpec spec = ToyExperiment.with(
                ToyExperiment.FOLDS,
                List.of(NormalisationMode.GLOBAL, baseline(4), baseline(10)),
                CopyPlan.NONE,
                s -> Optional.empty(),
                false);
        List<String> said = new ArrayList<>();
        ExperimentRun run = ExperimentRun.open(
                spec, ToyExperiment.corpora("toy"), folder, ToyExperiment.around(new TwoSeconds(), 2, said));
        ExperimentResult result = run.result();

        assertThat(result.rows().get(2).evaluation().uar())
                .isGreaterThan(result.main().evaluation().uar());
        assertThat(said.stream().filter(line -> line.matches(".*baseline-m4-v16/outer.*UAR.*")))
                .as("each fold's model is trained once and scored twice")
                .hasSize(8);
        assertThat(Files.readAllLines(folder.resolve("speech.txt"))).hasSize(48).containsOnly("2.0");
        assertThat(new ExperimentReport(run, result).text()).contains("baseline-10s-mixed: lr", "Label sets");
        assertThat(result.protocol(result.rows().get(1)))
                .anyMatch(line -> line.contains("4 s of mixed speech, in training of any length and mood"));

        ModelBundle bundle = new BundleMaker(run)
                .make(result, new BundleMaker.Options(new ModelInfo("toy", "1"), "command", "test"));
        ModelManifest manifest = bundle.manifest();
        assertThat(manifest.members())
                .containsExactly(
                        new ModelManifest.Member("lr", "functionals-v1", 1, ModelManifest.Scale.TRAINING, 1, 0),
                        new ModelManifest.Member("lr-voice", "functionals-v1", 1, ModelManifest.Scale.SPEAKER, 0, 1));
        assertThat(manifest.calibration().points())
                .extracting(OperatingPoint::speechSeconds)
                .containsExactly(0.0, 4.0, 10.0);
        assertThat(manifest.calibration().at(10).baselineWeight()).isGreaterThan(0.5);
        assertThat(manifest.calibration().plain().labelSets().coverages()).containsExactly(0.8, 0.9, 0.95);
        assertThat(bundle.network("lr-voice").prior()).isPresent();
        assertThat(manifest.figures()).hasSize(3);
        for (LabelSetScore sets : result.rows().get(0).labelSets()) {
            assertThat(sets.covered()).isBetween(sets.stated() - 0.15, 1.0);
            assertThat(sets.folds()).hasSize(4);
        }
    }

    /** Clips of two seconds without audio. */
    private static final class TwoSeconds implements FeatureSource {

        @Override
        public FeatureBlock features(Utterance u, InputSpec input, FrontEndOptions frontEnd, Rendition rendition) {
            return ToyExperiment.features(u, input, frontEnd, rendition);
        }

        @Override
        public double speechSeconds(Utterance utterance) {
            return 2;
        }
    }

    private static NormalisationMode baseline(double seconds) {
        return NormalisationMode.baseline(
                new BaselineDraw(seconds, BaselineDraw.Speech.MIXED, BaselineDraw.USUAL, BaselineDraw.Training.DRAWN));
    }

    private List<TrainingClip> tested(BaselineDraw draw) {
        return SpeakerScales.learn(draw, 7, seconds, copies, clips).tested(draw, copies, clips);
    }

    /** Two seconds a clip, neutral, happy and angry in turn. */
    private void speaker(String name, float... values) {
        for (int i = 0; i < values.length; i++) {
            Emotion emotion = ToyExperiment.LABELS.get(i % 3);
            Utterance u = new Utterance(
                    name + i,
                    Path.of(name + i),
                    "toy",
                    emotion,
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            copies.add(new ClipCopy(u, 0));
            clips.add(new TrainingClip(
                    u.id(), name, Optional.empty(), i % 3, List.of(FeatureBlock.of(1, 1, new float[] {values[i]}))));
            seconds.put(u, 2.0);
        }
    }

    private static double variance(float[] values) {
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    private static float value(List<TrainingClip> scaled, int clip) {
        return scaled.get(clip).original().get(0, 0);
    }
}
