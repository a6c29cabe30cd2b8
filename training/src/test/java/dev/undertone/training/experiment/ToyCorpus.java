package dev.undertone.training.experiment;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Rendition;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainerCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Eight speakers, three emotions, no audio: features are drawn from the emotion and the clip's name. */
final class ToyCorpus {

    static final LabelSet LABELS = LabelSet.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.ANGRY);
    static final SpeakerFolds FOLDS = SpeakerFolds.parse("s1,s2;s3,s4;s5,s6;s7,s8");
    static final FrontEndOptions PLAIN = FrontEndOptions.defaults();
    static final FrontEndOptions LEVELLED = new FrontEndOptions(true, OptionalDouble.of(-23));

    private ToyCorpus() {}

    static List<Corpus> corpora() {
        List<Utterance> utterances = new ArrayList<>();
        for (int speaker = 1; speaker <= 8; speaker++) {
            for (int take = 0; take < 9; take++) {
                String id = "s" + speaker + "-" + take;
                utterances.add(new Utterance(
                        id,
                        Path.of(id + ".wav"),
                        "toy",
                        LABELS.get(take % 3),
                        "s" + speaker,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        CorpusDescriptor descriptor =
                new CorpusDescriptor("toy", "Toy", "nobody", "free", Access.own(), LABELS, List.of("en"), Map.of());
        return List.of(new Corpus(descriptor, Path.of("."), utterances, List.of()));
    }

    /** Features as wide as the real sets; levelled ones tell the emotions apart better. */
    static FeatureBlock features(Utterance u, InputSpec input, FrontEndOptions frontEnd, Rendition rendition) {
        boolean frames = input.featureSet().startsWith("logmel");
        int dims =
                FeatureCatalog.find(input.featureSet()).orElseThrow().schema().dims();
        SplittableRandom random = new SplittableRandom(
                Seeds.derive(1, u.id() + input.featureSet() + frontEnd.levelDbfs() + rendition.key(u)));
        double signal = frontEnd.levelDbfs().isPresent() ? 0.15 : 0.05;
        int count = frames ? 8 + random.nextInt(8) : 1;
        float[] values = new float[count * dims];
        for (int i = 0; i < values.length; i++) {
            boolean loud = 3 * (i % dims) / dims == LABELS.indexOf(u.emotion());
            values[i] = (float) (random.nextDouble(-1, 1) + (loud ? signal : 0));
        }
        return FeatureBlock.of(count, dims, values);
    }

    /** The models on the toy corpus, in its folds, the inner speakers choosing between both front ends. */
    static ExperimentSpec spec(List<ModelPart> models) {
        return new ExperimentSpec(
                "toy",
                List.of(new CorpusSource(Path.of("toy"), Optional.empty())),
                LabelChoice.ALL,
                Map.of(),
                List.of(PLAIN, LEVELLED),
                CopyPlan.NONE,
                models,
                List.of(),
                new SplitPlan.Given(FOLDS),
                1,
                List.of(NormalisationMode.GLOBAL),
                Optional.empty(),
                new ReportOptions(3, false, 0),
                5,
                false);
    }

    /** Logistic regression, quickly. */
    static ModelPart regression(String featureSet) {
        return new ModelPart(
                "lr",
                TrainerCatalog.kind("lr"),
                1,
                FunctionalRows.input(featureSet),
                Map.of("penalty", 0.1, "tolerance", 1e-4, "mostIterations", 50));
    }

    static ExperimentRun open(List<ModelPart> models, Path folder) throws IOException {
        return ExperimentRun.open(
                spec(models), corpora(), folder, ToyExperiment.around(ToyCorpus::features, 2, new ArrayList<>()));
    }
}
