package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.split.LeakException;
import dev.undertone.corpora.split.LeakKind;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.InputSpec;
import dev.undertone.training.TrainerCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExperimentRunTest {

    private static final SplitPlan RANDOM = new SplitPlan.AtRandom(3, OptionalDouble.empty());
    private static final List<NormalisationMode> GLOBAL = List.of(NormalisationMode.GLOBAL);

    @TempDir
    private Path folder;

    private static Optional<SearchSpec> searchOnTest(ExperimentSpec spec) {
        return Optional.of(search(SearchSpec.Kind.RANDOM, true));
    }

    private static SearchSpec search(SearchSpec.Kind kind, boolean onTest) {
        return new SearchSpec(
                kind,
                4,
                OptionalDouble.empty(),
                Map.of("lr.penalty", new SearchAxis.Range(0.01, 10, true, false)),
                onTest,
                new SearchSpec.Evolution(2, 2, 0.5, 0.5, 1),
                SearchSpec.Halving.defaults());
    }

    /** Every leak of the catalogue but the sentence, which only its own split can have. */
    static Stream<Arguments> leaks() {
        CopyPlan before = new CopyPlan(List.of(0.9), List.of(), true);
        return Stream.of(
                Arguments.of(
                        Set.of(LeakKind.SPEAKER),
                        ToyExperiment.with(RANDOM, GLOBAL, CopyPlan.NONE, s -> Optional.empty(), false)),
                Arguments.of(
                        Set.of(LeakKind.SPEAKER, LeakKind.AUGMENTED_COPY),
                        ToyExperiment.with(RANDOM, GLOBAL, before, s -> Optional.empty(), false)),
                Arguments.of(
                        Set.of(LeakKind.NORMALISATION),
                        ToyExperiment.with(
                                ToyExperiment.FOLDS,
                                List.of(NormalisationMode.ALL_CLIPS),
                                CopyPlan.NONE,
                                s -> Optional.empty(),
                                false)),
                Arguments.of(
                        Set.of(LeakKind.SELECTION),
                        ToyExperiment.with(
                                ToyExperiment.FOLDS, GLOBAL, CopyPlan.NONE, ExperimentRunTest::searchOnTest, false)));
    }

    private static ExperimentSpec allowing(ExperimentSpec spec) {
        return ToyExperiment.with(spec.split(), spec.normalisations(), spec.copies(), s -> spec.search(), true);
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aLeakIsRefusedByName(Set<LeakKind> kinds, ExperimentSpec spec) {
        assertThatThrownBy(() -> ToyExperiment.open(spec, folder))
                .isInstanceOf(LeakException.class)
                .satisfies(e -> kinds.forEach(kind -> assertThat(e).hasMessageContaining("(" + kind.title() + ")")))
                .hasMessageContaining("allowLeak: true");
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void anAllowedLeakIsWrittenOnEverything(Set<LeakKind> kinds, ExperimentSpec spec) throws IOException {
        ExperimentRun run = ToyExperiment.open(allowing(spec), folder);
        ExperimentResult result = run.result();
        assertThat(result.main().leaks()).extracting(leak -> leak.kind()).hasSameElementsAs(kinds);
        ExperimentReport report = new ExperimentReport(run, result);
        report.save();
        String brand = "optimistic: test speakers were in training (leak: ";
        assertThat(report.text()).startsWith(brand);
        for (String file : List.of("report.txt", "metrics.json", "predictions.csv", "report.html")) {
            assertThat(Files.readString(folder.resolve(file))).as(file).contains(brand);
        }
        for (LeakKind kind : kinds) {
            assertThat(Files.readString(folder.resolve("report.html"))).contains(kind.title());
        }
        if (BundleMaker.obstacle(spec).isEmpty()) {
            ModelBundle bundle = new BundleMaker(run)
                    .make(result, new BundleMaker.Options(new ModelInfo("toy", "1"), "command", "test"));
            assertThat(bundle.card()).contains(brand);
        }
    }

    @Test
    void duplicatesAreRefused() {
        ExperimentRun.Surroundings around = new ExperimentRun.Surroundings(
                ToyExperiment::features,
                u -> Optional.of(u.id().endsWith("-5") ? "the same" : u.id()),
                1,
                InstantSource.system(),
                ToyExperiment.around(ToyExperiment::features, 1, new ArrayList<>())
                        .progress());
        assertThatThrownBy(() -> ExperimentRun.open(ToyExperiment.spec(), ToyExperiment.corpora("toy"), folder, around))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("(duplicate audio)")
                .hasMessageContaining("toy/s");
    }

    @Test
    void oneInnerFoldIsTheNextFoldAndChoosesTheFrontEnd() throws IOException {
        ExperimentRun run = ToyCorpus.open(List.of(ToyCorpus.regression("functionals-v1")), folder);
        FoldOutcome first = run.result(List.of(3)).main().folds().get(0);
        assertThat(first.decision().frontEnd()).isEqualTo(ToyCorpus.LEVELLED);
        assertThat(first.decision().frontEnds().getOrDefault(ToyCorpus.LEVELLED, 0.0))
                .isGreaterThan(first.decision().frontEnds().getOrDefault(ToyCorpus.PLAIN, 1.0));
        assertThat(first.ensemble()).extracting(Prediction::speaker).containsOnly("toy/s7", "toy/s8");
        Path parts = folder.resolve("parts/fold-4/global");
        List<Path> inner;
        try (Stream<Path> files = Files.list(parts)) {
            inner = files.filter(f -> f.getFileName().toString().startsWith("inner-lr-trimmed"))
                    .sorted()
                    .toList();
        }
        assertThat(inner).hasSize(2);
        List<Prediction> levelled = PredictionsCsv.read(inner.stream()
                .filter(f -> f.getFileName().toString().contains("level-23"))
                .findFirst()
                .orElseThrow());
        assertThat(levelled).extracting(Prediction::speaker).containsOnly("toy/s1", "toy/s2");
        assertThat(first.decision().temperature()).isEqualTo(TemperatureScaling.fit(levelled));
    }

    @Test
    void aModelThatBeginsFromOneThatHeardTheTestIsRefusedOrBranded() throws IOException {
        ModelBundle bundle = ModelBundle.bundled();
        String heard = bundle.manifest().provenance().corpora().get(0).name();
        ModelPart begun = new ModelPart(
                "lr",
                TrainerCatalog.kind("lr"),
                1,
                new InputSpec("functionals-v1", 1, List.of(1.0)),
                ModelPart.Scale.ROW,
                Map.of("tolerance", 1e-3, "mostIterations", 30),
                Optional.of(new ModelStart("default", bundle, "lr")));
        List<Corpus> stranger = ToyExperiment.corpora("toy");
        List<Corpus> known = ToyExperiment.called(
                heard, bundle.manifest().provenance().corpora().get(0).speakers());
        ExperimentRun.Surroundings around = ToyExperiment.around(ToyExperiment::features, 2, new ArrayList<>());
        assertThatThrownBy(() -> ExperimentRun.open(ToyExperiment.of(begun, false), known, folder, around))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("(starting model)");
        ExperimentRun branded =
                ExperimentRun.open(ToyExperiment.of(begun, true), known, folder.resolve("leaky"), around);
        ExperimentResult optimistic = branded.result();
        assertThat(optimistic.caveat().orElseThrow().text()).contains("leak: starting model");

        ExperimentRun honest =
                ExperimentRun.open(ToyExperiment.of(begun, false), stranger, folder.resolve("honest"), around);
        ExperimentResult result = honest.result();
        assertThat(result.caveat()).isEmpty();
        ModelBundle made = new BundleMaker(honest)
                .make(result, new BundleMaker.Options(new ModelInfo("toy", "1"), "command", "test"));
        assertThat(made.manifest().provenance().corpora())
                .extracting(c -> c.name())
                .contains(heard);
    }

    @Test
    void anHonestRunSaysNothingOfOptimism() throws IOException {
        ExperimentRun run = ToyExperiment.open(ToyExperiment.spec(), folder);
        ExperimentResult result = run.result();
        new ExperimentReport(run, result).save();
        for (String file : List.of("report.txt", "metrics.json", "predictions.csv", "report.html")) {
            assertThat(Files.readString(folder.resolve(file))).as(file).doesNotContain("optimistic");
        }
        assertThat(PredictionsCsv.read(folder.resolve("predictions.csv"))).hasSize(48);
        assertThat(folder.resolve("plots")).isNotEmptyDirectory();
        assertThat(Files.readString(folder.resolve("experiment.yaml"))).contains("\"penalty\":0.1");
        assertThat(result.main().evaluation().uar()).isGreaterThan(0.4);
        ModelBundle bundle = new BundleMaker(run)
                .make(result, new BundleMaker.Options(new ModelInfo("toy", "1"), "command", "test"));
        assertThat(bundle.card()).contains("Unseen speakers").doesNotContain("optimistic");
    }

    @Test
    void testClipsChangeNothingButTheirOwnScores() throws IOException {
        ExperimentSpec spec = ToyExperiment.with(
                ToyExperiment.FOLDS,
                GLOBAL,
                new CopyPlan(List.of(0.9), List.of(), false),
                s -> Optional.of(search(SearchSpec.Kind.RANDOM, false)),
                false);
        ExperimentRun honest = ToyExperiment.open(spec, folder.resolve("a"));
        ExperimentResult expected = honest.result(List.of(0));
        Set<String> tested =
                expected.main().predictions().stream().map(p -> p.speaker()).collect(Collectors.toSet());
        ExperimentRun disturbed = ExperimentRun.open(
                spec,
                ToyExperiment.corpora("toy"),
                folder.resolve("b"),
                ToyExperiment.around(
                        (u, input, frontEnd, rendition) -> tested.contains(u.speakerKey())
                                ? FeatureBlock.of(1, 1212, new float[1212])
                                : ToyExperiment.features(u, input, frontEnd, rendition),
                        1,
                        new ArrayList<>()));
        ExperimentResult got = disturbed.result(List.of(0));
        Decision before = expected.main().folds().get(0).decision();
        Decision after = got.main().folds().get(0).decision();
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(after.temperature()).isEqualTo(before.temperature());
        assertThat(after.innerUar()).isEqualTo(before.innerUar());
        assertThat(got.main().predictions()).isNotEqualTo(expected.main().predictions());
    }

    @Test
    void copiesAreOfTrainingClipsOnly() throws IOException {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        ExperimentSpec spec = ToyExperiment.with(
                ToyExperiment.FOLDS,
                GLOBAL,
                new CopyPlan(List.of(0.9), List.of(), false),
                s -> Optional.empty(),
                false);
        ExperimentRun run = ExperimentRun.open(
                spec,
                ToyExperiment.corpora("toy"),
                folder,
                ToyExperiment.around(
                        (u, input, frontEnd, rendition) -> {
                            asked.add(u.id());
                            return ToyExperiment.features(u, input, frontEnd, rendition);
                        },
                        1,
                        new ArrayList<>()));
        // Every tested clip stands once in the predictions, as it was recorded.
        assertThat(run.result().main().predictions())
                .hasSize(48)
                .noneMatch(p -> p.clip().contains("#"));
        assertThat(asked).hasSize(48);
    }

    @Test
    void aStoppedRunGoesOnAndNeverRepeatsItself() throws IOException {
        List<String> said = new ArrayList<>();
        ExperimentSpec spec = ToyExperiment.spec();
        ExperimentResult first = ToyExperiment.open(spec, folder).result();
        ExperimentRun again = ExperimentRun.open(
                spec, ToyExperiment.corpora("toy"), folder, ToyExperiment.around(ToyExperiment::features, 1, said));
        assertThat(again.result().main().predictions()).isEqualTo(first.main().predictions());
        assertThat(said).isEmpty();
        Path parts = folder.resolve("parts/fold-2/global");
        try (Stream<Path> files = Files.list(parts)) {
            Files.delete(files.filter(f -> f.getFileName().toString().startsWith("outer"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(again.result().main().predictions()).isEqualTo(first.main().predictions());
        assertThat(said).filteredOn(line -> line.contains("epoch")).hasSize(1);
    }

    @Test
    void aRunIsNotContinuedWithOtherSettings() throws IOException {
        ToyExperiment.open(ToyExperiment.spec(), folder).result(List.of(0));
        ExperimentSpec other = ToyExperiment.with(
                new SplitPlan.SpeakerDisjoint(2), GLOBAL, CopyPlan.NONE, s -> Optional.empty(), false);
        assertThatThrownBy(() -> ToyExperiment.open(other, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("begun with other settings")
                .hasMessageContaining("name another folder");
    }

    @Test
    void speakersAndCorporaAreNormalisedInRowsOfTheirOwn() throws IOException {
        ExperimentSpec spec = ToyExperiment.with(
                new SplitPlan.CrossCorpus(),
                List.of(NormalisationMode.GLOBAL, NormalisationMode.CORPUS, NormalisationMode.SPEAKER),
                CopyPlan.NONE,
                s -> Optional.empty(),
                false);
        ExperimentRun run = ExperimentRun.open(
                spec,
                ToyExperiment.corpora("one", "two"),
                folder,
                ToyExperiment.around(ToyExperiment::features, 2, new ArrayList<>()));
        ExperimentResult result = run.result();
        assertThat(result.rows()).hasSize(3);
        assertThat(result.rows().get(2).evaluation().uar())
                .isGreaterThan(result.main().evaluation().uar());
        new ExperimentReport(run, result).save();
        assertThat(folder.resolve("predictions-speaker.csv")).exists();
        assertThat(Files.readString(folder.resolve("report.txt"))).contains("speaker: lr", "corpus: lr");
        assertThat(result.protocol(result.rows().get(2))).anyMatch(line -> line.contains("own unlabelled clips"));
    }

    @Test
    void searchesGiveTheSameInSequenceAndAtOnce() throws IOException {
        for (SearchSpec.Kind kind : SearchSpec.Kind.values()) {
            ExperimentSpec spec = ToyExperiment.with(
                    ToyExperiment.FOLDS, GLOBAL, CopyPlan.NONE, s -> Optional.of(search(kind, false)), false);
            Object[] got = new Object[2];
            for (int jobs = 1; jobs <= 2; jobs++) {
                ExperimentRun run = ExperimentRun.open(
                        spec,
                        ToyExperiment.corpora("toy"),
                        folder.resolve(kind + "-" + jobs),
                        ToyExperiment.around(ToyExperiment::features, jobs, new ArrayList<>()));
                ExperimentResult result = run.result(List.of(1));
                got[jobs - 1] = List.of(
                        result.main().predictions(),
                        result.main().folds().get(0).decision().settings());
                new ExperimentReport(run, result).save();
                assertThat(folder.resolve(kind + "-" + jobs).resolve("plots/search.png"))
                        .isNotEmptyFile();
            }
            assertThat(got[1]).as("%s", kind).isEqualTo(got[0]);
        }
    }

    @Test
    void features() {
        assertThat(PermutationImportance.group("mfcc3_mean")).isEqualTo("mfcc");
        assertThat(PermutationImportance.group("f0_sd")).isEqualTo("f0");
        assertThat(PermutationImportance.group("alpha-ratio_p5")).isEqualTo("alpha-ratio");
    }
}
