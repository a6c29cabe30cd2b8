package dev.undertone.training.experiment;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Rendition;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Eight speakers, two sentences, three emotions, no audio: features are drawn from the clip's name. */
final class ToyExperiment {

    static final LabelSet LABELS = LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.ANGRY);
    static final SplitPlan FOLDS = new SplitPlan.SpeakerDisjoint(4);
    private static final int DIMS = 1212;

    private ToyExperiment() {}

    static List<Corpus> corpora(String... ids) {
        List<Corpus> corpora = new ArrayList<>();
        for (String id : ids) {
            List<Utterance> utterances = new ArrayList<>();
            for (int speaker = 1; speaker <= 8; speaker++) {
                for (int take = 0; take < 6; take++) {
                    String clip = "s" + speaker + "-" + take;
                    utterances.add(new Utterance(
                            clip,
                            Path.of(id, clip + ".wav"),
                            id,
                            LABELS.get(take % 3),
                            "s" + speaker,
                            Optional.of(speaker % 2 == 0 ? Sex.FEMALE : Sex.MALE),
                            Optional.of("t" + take / 3),
                            Optional.empty()));
                }
            }
            CorpusDescriptor descriptor = CorpusCatalog.descriptors().get(0);
            corpora.add(new Corpus(descriptor, Path.of(id), utterances, List.of()));
        }
        return corpora;
    }

    /** The toy corpus under another title, its speakers called as given. */
    static List<Corpus> called(String title, List<String> speakers) {
        CorpusDescriptor descriptor =
                new CorpusDescriptor("toy", title, "nobody", "free", Access.own(), LABELS, List.of("en"), Map.of());
        List<Utterance> renamed = corpora("toy").get(0).utterances().stream()
                .map(u -> new Utterance(
                        u.id(),
                        u.file(),
                        u.corpus(),
                        u.emotion(),
                        speakers.get(Integer.parseInt(u.speaker().substring(1))),
                        u.sex(),
                        u.sentence(),
                        u.intensity()))
                .toList();
        return List.of(new Corpus(descriptor, Path.of("toy"), renamed, List.of()));
    }

    /** An experiment of one model. */
    static ExperimentSpec of(ModelPart model, boolean allowLeak) {
        ExperimentSpec s = spec();
        return new ExperimentSpec(
                s.name(),
                s.corpora(),
                s.labels(),
                s.classWeights(),
                s.frontEnds(),
                s.copies(),
                List.of(model),
                s.encoders(),
                s.split(),
                s.innerFolds(),
                s.normalisations(),
                s.search(),
                s.report(),
                s.seed(),
                allowLeak);
    }

    /** A third of the features is louder for each emotion; every speaker has offsets of their own. */
    static FeatureBlock features(Utterance u, InputSpec input, FrontEndOptions frontEnd, Rendition rendition) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(1, u.corpus() + u.id() + rendition.key(u)));
        SplittableRandom speaker = new SplittableRandom(Seeds.derive(2, u.speakerKey()));
        float[] values = new float[DIMS];
        for (int i = 0; i < values.length; i++) {
            boolean loud = 3 * i / DIMS == LABELS.indexOf(u.emotion());
            values[i] = (float) (random.nextDouble(-1, 1) + speaker.nextDouble(-1, 1) + (loud ? 0.08 : 0));
        }
        return FeatureBlock.of(1, DIMS, values);
    }

    static ModelPart regression() {
        return new ModelPart(
                "lr",
                TrainerCatalog.kind("lr"),
                1,
                new InputSpec("functionals-v1", 1, List.of(1.0)),
                Map.of("penalty", 0.1, "tolerance", 1e-3, "mostIterations", 30));
    }

    static ExperimentSpec spec() {
        return new ExperimentSpec(
                "toy",
                List.of(new CorpusSource(Path.of("toy"), Optional.empty())),
                LabelChoice.ALL,
                Map.of(),
                List.of(FrontEndOptions.defaults()),
                CopyPlan.NONE,
                List.of(regression()),
                List.of(),
                FOLDS,
                1,
                List.of(NormalisationMode.GLOBAL),
                Optional.empty(),
                new ReportOptions(3, false, 0),
                5,
                false);
    }

    static ExperimentRun.Surroundings around(FeatureSource features, int jobs, List<String> said) {
        return new ExperimentRun.Surroundings(
                features,
                u -> Optional.of(u.corpus() + u.id()),
                jobs,
                InstantSource.system(),
                new TrainingProgress(
                        line -> {
                            synchronized (said) {
                                said.add(line);
                            }
                        },
                        InstantSource.system()));
    }

    static ExperimentRun open(ExperimentSpec spec, Path folder) throws IOException {
        return ExperimentRun.open(spec, corpora("toy"), folder, around(ToyExperiment::features, 2, new ArrayList<>()));
    }

    /** A copy of the spec with another split, rows, copies, search and permission. */
    static ExperimentSpec with(
            SplitPlan split,
            List<NormalisationMode> rows,
            CopyPlan copies,
            Function<ExperimentSpec, Optional<SearchSpec>> search,
            boolean allowLeak) {
        ExperimentSpec s = spec();
        return new ExperimentSpec(
                s.name(),
                s.corpora(),
                s.labels(),
                s.classWeights(),
                s.frontEnds(),
                copies,
                s.models(),
                s.encoders(),
                split,
                s.innerFolds(),
                rows,
                search.apply(s),
                s.report(),
                s.seed(),
                allowLeak);
    }
}
