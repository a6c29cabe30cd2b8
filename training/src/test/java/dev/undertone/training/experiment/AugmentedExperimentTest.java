package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.corpora.split.LeakException;
import dev.undertone.corpora.split.LeakKind;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.TrainingClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Altered copies in experiments: of training clips only, and none of a tested one. */
final class AugmentedExperimentTest {

    private static final SplitPlan RANDOM = new SplitPlan.AtRandom(3, OptionalDouble.empty());
    private static final List<NormalisationMode> GLOBAL = List.of(NormalisationMode.GLOBAL);
    private static final FrontEndOptions FRONT_END = FrontEndOptions.defaults();

    @TempDir
    private Path folder;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private final FeatureSource listening = (u, input, frontEnd, rendition) -> {
        asked.add(u.id() + " " + rendition.key(u));
        return ToyExperiment.features(u, input, frontEnd, rendition);
    };

    private static CopyRecipe recipe(int copies, String... steps) {
        return new CopyRecipe(
                List.of(steps).stream().map(AugmentationSpec::parse).toList(), copies);
    }

    private static CopyPlan plan(boolean beforeSplit, CopyRecipe... recipes) {
        return new CopyPlan(List.of(), List.of(recipes), beforeSplit);
    }

    private static ExperimentSpec spec(SplitPlan split, CopyPlan copies, boolean allowLeak) {
        return ToyExperiment.with(split, GLOBAL, copies, s -> Optional.empty(), allowLeak);
    }

    private ExperimentRun open(ExperimentSpec spec, List<Corpus> corpora) throws IOException {
        return ExperimentRun.open(spec, corpora, folder, ToyExperiment.around(listening, 1, new ArrayList<>()));
    }

    @Test
    void whoeverTrainsGetsTheCopiesAndWhoeverTestsNever() throws IOException {
        CopyPlan copies = plan(false, recipe(2, "noise", "gain"), recipe(1, "shift"));
        ExperimentRun run = open(spec(ToyExperiment.FOLDS, copies, false), ToyExperiment.corpora("toy"));
        InputSpec input = ToyExperiment.regression().input();
        List<TrainingClip> train = run.store().training(run.clips(), input, FRONT_END);
        assertThat(train)
                .hasSize(48)
                .allSatisfy(clip -> assertThat(clip.renditions()).hasSize(4));
        List<TrainingClip> tested = run.store().tested(run.clips(), input, FRONT_END);
        assertThat(tested)
                .hasSize(48)
                .allSatisfy(clip -> assertThat(clip.renditions()).hasSize(1));
        assertThat(asked).hasSize(4 * 48);
        assertThat(run.result().main().predictions())
                .hasSize(48)
                .noneMatch(p -> p.clip().contains("#"));
    }

    @Test
    void copiesMadeBeforeTheSplitAreClipsOfTheirOwnAndLeak() throws IOException {
        CopyPlan copies = plan(true, recipe(2, "noise"));
        assertThatThrownBy(() -> open(spec(RANDOM, copies, false), ToyExperiment.corpora("toy")))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("(augmented copy)");
        ExperimentResult result =
                open(spec(RANDOM, copies, true), ToyExperiment.corpora("toy")).result();
        assertThat(result.main().predictions()).hasSize(3 * 48);
        assertThat(result.main().leaks())
                .extracting(leak -> leak.kind())
                .containsExactly(LeakKind.SPEAKER, LeakKind.AUGMENTED_COPY);
        assertThat(result.protocol(result.main()))
                .anyMatch(line -> line.startsWith("Copies of all recordings, made before they were parted: 2 × noise"));
    }

    /** A corpus of recordings, and another that {@code undertone augment} made of them. */
    private static List<Corpus> withListedCopies() {
        Corpus originals = ToyExperiment.corpora("toy").get(0);
        List<Utterance> all = new ArrayList<>(originals.utterances());
        for (Utterance u : originals.utterances()) {
            all.add(new Utterance(
                            u.id() + "#1",
                            Path.of("heard", u.id() + "-1.wav"),
                            u.corpus(),
                            u.emotion(),
                            u.speaker(),
                            u.sex(),
                            u.sentence(),
                            u.intensity())
                    .withOriginal(Optional.of(u.file())));
        }
        return List.of(new Corpus(originals.descriptor(), originals.root(), all, List.of()));
    }

    @Test
    void copiesThatACorpusListsLeakLikeAnyOther() throws IOException {
        assertThatThrownBy(() -> open(spec(RANDOM, CopyPlan.NONE, false), withListedCopies()))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("(augmented copy)")
                .hasMessageContaining("copies on both sides of: toy/s");
        ExperimentRun run = open(spec(RANDOM, CopyPlan.NONE, true), withListedCopies());
        ExperimentResult result = run.result();
        new ExperimentReport(run, result).save();
        assertThat(Files.readString(folder.resolve("report.txt")))
                .startsWith("optimistic: test speakers were in training (leak: speaker, augmented copy)");
    }

    @Test
    void copiesThatACorpusListsKeepTheirSpeaker() throws IOException {
        ExperimentRun run = open(spec(ToyExperiment.FOLDS, CopyPlan.NONE, false), withListedCopies());
        assertThat(run.result().main().leaks()).isEmpty();
    }

    @Test
    void babbleIsMadeOfWhatIsTrainedOn() throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        for (Utterance u : ToyExperiment.corpora("toy").get(0).utterances()) {
            Path file = folder.resolve(u.id() + ".wav");
            Files.writeString(file, u.id());
            utterances.add(new Utterance(
                    u.id(), file, u.corpus(), u.emotion(), u.speaker(), u.sex(), u.sentence(), u.intensity()));
        }
        Corpus toy = ToyExperiment.corpora("toy").get(0);
        Corpus onDisk = new Corpus(toy.descriptor(), folder, utterances, List.of());
        open(spec(ToyExperiment.FOLDS, plan(false, recipe(1, "babble")), false), List.of(onDisk))
                .result();
        // Four outer folds and the first inner fold of each: another crowd behind every training side.
        assertThat(asked.stream()
                        .filter(key -> key.contains("babble"))
                        .map(key -> key.replaceFirst(".* sounds (\\w+) .*", "$1"))
                        .distinct())
                .hasSize(8);
        List<ClipCopy> clips = utterances.stream().map(ClipCopy::original).toList();
        List<ClipCopy> train = clips.subList(0, 40);
        assertThat(TrainedFiles.of(train, clips))
                .hasSize(40)
                .doesNotContain(clips.get(41).utterance().file());
    }

    @Test
    void aFileWithATestedPartIsNotHeardInTraining() {
        Utterance u = ToyExperiment.corpora("toy").get(0).utterances().get(0);
        List<ClipCopy> parts = List.of(
                ClipCopy.original(u),
                ClipCopy.original(new Utterance(
                        "another part",
                        u.file(),
                        u.corpus(),
                        u.emotion(),
                        u.speaker(),
                        u.sex(),
                        u.sentence(),
                        u.intensity())));
        assertThatThrownBy(() -> TrainedFiles.of(parts.subList(0, 1), parts))
                .hasMessageContaining("babble needs recordings of which every part is trained on")
                .hasMessageContaining("babble:folder=PATH");
    }
}
