package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.evaluation.TemperatureScaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeakerFoldExperimentTest {

    private static final TrainingProgress QUIET = new TrainingProgress(line -> {}, InstantSource.system());

    @TempDir
    private Path folder;

    /** Trains as told and remembers whom it heard and what came of it. */
    private static final class Spy implements MemberTrainer {
        private final MemberTrainer trainer = ToyCorpus.regression().judge();
        private final List<Set<String>> heard = new ArrayList<>();
        private final List<TrainedMember> made = new ArrayList<>();

        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public InputSpec input() {
            return trainer.input();
        }

        @Override
        public String settings() {
            return trainer.settings();
        }

        @Override
        public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
            heard.add(clips.stream().map(TrainingClip::speaker).collect(Collectors.toCollection(TreeSet::new)));
            made.add(trainer.train(clips, classes, seed, listener));
            return made.get(made.size() - 1);
        }

        EnsembleRecipe recipe() {
            return new EnsembleRecipe(List.of(new EnsembleRecipe.Entry(this, 1)), this);
        }
    }

    @Test
    void trainersNeverHearTheSpeakersTheyAreJudgedOn() throws IOException {
        Spy spy = new Spy();
        experiment(spy, ToyCorpus::features, folder).fold(1);
        Set<String> inner = Set.of("toy/s1", "toy/s2", "toy/s7", "toy/s8");
        Set<String> outer = Set.of("toy/s1", "toy/s2", "toy/s5", "toy/s6", "toy/s7", "toy/s8");
        assertThat(spy.heard).containsExactly(new TreeSet<>(inner), new TreeSet<>(inner), new TreeSet<>(outer));
    }

    @Test
    void testClipsChangeNothingButTheirOwnScores() throws IOException {
        Spy honest = new Spy();
        FoldResult expected =
                experiment(honest, ToyCorpus::features, folder.resolve("a")).fold(0);
        Spy disturbed = new Spy();
        FeatureSource noise = (u, input, frontEnd, rendition) -> {
            FeatureBlock block = ToyCorpus.features(u, input, frontEnd, rendition);
            if (!ToyCorpus.FOLDS.folds().get(0).contains(u.speaker())) {
                return block;
            }
            float[] loud = new float[block.dims()];
            Arrays.fill(loud, 1000);
            return FeatureBlock.of(1, loud.length, loud);
        };
        FoldResult got = experiment(disturbed, noise, folder.resolve("b")).fold(0);
        assertThat(got.temperature()).isEqualTo(expected.temperature());
        assertThat(got.judged()).isEqualTo(expected.judged());
        assertThat(got.ensemble()).isNotEqualTo(expected.ensemble());
        for (int i = 0; i < honest.made.size(); i++) {
            assertThat(disturbed.made.get(i).onnx())
                    .isEqualTo(honest.made.get(i).onnx());
            assertThat(disturbed.made.get(i).standardisation().mean())
                    .isEqualTo(honest.made.get(i).standardisation().mean());
        }
    }

    @Test
    void theBetterFrontEndOfTheInnerSpeakersIsChosenAndCalibratedThere() throws IOException {
        FoldResult result = experiment(new Spy(), ToyCorpus::features, folder).fold(0);
        assertThat(result.frontEnd()).isEqualTo(ToyCorpus.LEVELLED);
        assertThat(result.judged().getOrDefault(ToyCorpus.LEVELLED, 0.0))
                .isGreaterThan(result.judged().getOrDefault(ToyCorpus.PLAIN, 1.0));
        TemperatureScaling inner = TemperatureScaling.fit(
                PredictionsCsv.read(folder.resolve("fold-1").resolve("inner-lr-trimmed-level-23.csv")));
        assertThat(result.temperature()).isEqualTo(inner);
    }

    @Test
    void aStoppedRunGoesOnAndNeverRepeatsItself() throws IOException {
        FoldResult first = experiment(new Spy(), ToyCorpus::features, folder).fold(2);
        Spy idle = new Spy();
        assertThat(experiment(idle, ToyCorpus::features, folder).fold(2)).isEqualTo(first);
        assertThat(idle.heard).isEmpty();
        Files.delete(folder.resolve("fold-3").resolve("outer-lr-trimmed-level-23.csv"));
        Spy once = new Spy();
        assertThat(experiment(once, ToyCorpus::features, folder).fold(2)).isEqualTo(first);
        assertThat(once.heard).hasSize(1);
    }

    @Test
    void aRunIsNotContinuedWithOtherSettings() throws IOException {
        run(new Spy().recipe(), ToyCorpus.options());
        assertThatThrownBy(() -> run(
                        new Spy().recipe(),
                        new SpeakerFoldExperiment.Options(ToyCorpus.FOLDS, List.of(ToyCorpus.PLAIN), 6)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("front ends")
                .hasMessageContaining("name another folder");
    }

    @Test
    void aRunLeavesPredictionsReportAndPlots() throws IOException {
        EvaluationRun run = run(new Spy().recipe(), ToyCorpus.options());
        ExperimentReport report = run.report();
        run.save(report);
        assertThat(PredictionsCsv.read(folder.resolve("predictions.csv"))).hasSize(72);
        assertThat(Files.readString(folder.resolve("report.txt")))
                .contains("4 of 4 speaker-disjoint folds {s1 s2} {s3 s4}")
                .contains("lr alone")
                .contains("ensemble, uncalibrated");
        assertThat(folder.resolve("report.json")).isNotEmptyFile();
        assertThat(folder.resolve("plots")).isNotEmptyDirectory();
        assertThat(report.rows())
                .hasEntrySatisfying(
                        "lr alone",
                        alone -> assertThat(alone.uar())
                                .isEqualTo(report.evaluation().uar()));
    }

    private EvaluationRun run(EnsembleRecipe recipe, SpeakerFoldExperiment.Options options) throws IOException {
        return new EvaluationRun(folder, ToyCorpus.set(), recipe, options, ToyCorpus::features, 1, QUIET);
    }

    private static SpeakerFoldExperiment experiment(Spy spy, FeatureSource features, Path run) {
        return new SpeakerFoldExperiment(spy.recipe(), ToyCorpus.options(), ToyCorpus.set(), features, 2, run, QUIET);
    }
}
