package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainerKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The experiment behind {@code undertone evaluate} and {@code train}: half a temporal network, a quarter logistic regression,
 * a quarter perceptrons, in five folds of speakers. Of RAVDESS it is {@code experiments/ravdess.yaml}.
 */
public final class StandardRecipe {

    private static final int FOLDS = 5;
    private static final double SPEECH_LEVEL_DBFS = -23;
    private static final List<Double> SPEEDS = List.of(0.92, 1.08);

    private record Share(String member, double weight) {}

    private static final List<Share> SHARES =
            List.of(new Share("td", 0.5), new Share("lr", 0.25), new Share("mlp", 0.25));

    /**
     * What may be chosen.
     *
     * @param members at least one of {@code td}, {@code lr} and {@code mlp}
     * @param rowFeatures id or definition of the features, a row per clip at 16 kHz, of {@code lr} and {@code mlp}
     */
    public record Options(Set<String> members, String rowFeatures, long seed) {

        public Options {
            members = Set.copyOf(members);
            if (members.isEmpty() || !names().containsAll(members)) {
                throw new IllegalArgumentException("members must be among " + names() + " but were " + members);
            }
        }

        /** All members, on the usual functionals. */
        public static Options defaults() {
            return new Options(Set.copyOf(names()), FunctionalRows.INPUT.featureSet(), 1);
        }
    }

    private StandardRecipe() {}

    private static List<String> names() {
        return SHARES.stream().map(Share::member).toList();
    }

    /**
     * The experiment.
     *
     * @param read the corpora as chosen by {@code labels}
     */
    public static ExperimentSpec of(
            String name, List<CorpusSource> sources, LabelChoice labels, List<Corpus> read, Options options) {
        List<FrontEndOptions> frontEnds =
                List.of(FrontEndOptions.defaults(), new FrontEndOptions(true, OptionalDouble.of(SPEECH_LEVEL_DBFS)));
        return new ExperimentSpec(
                name,
                sources,
                labels,
                Map.of(),
                frontEnds,
                new CopyPlan(SPEEDS, List.of(), false),
                models(options),
                List.of(),
                split(read),
                1,
                List.of(NormalisationMode.GLOBAL),
                Optional.empty(),
                new ReportOptions(ReportOptions.defaults().hardest(), false, 0),
                options.seed(),
                false);
    }

    private static List<ModelPart> models(Options options) {
        List<ModelPart> models = new ArrayList<>();
        for (Share share : SHARES) {
            if (options.members().contains(share.member())) {
                TrainerKind kind = TrainerCatalog.kind(share.member());
                InputSpec input = kind.takesFrames() ? kind.input() : FunctionalRows.input(options.rowFeatures());
                models.add(new ModelPart(share.member(), kind, share.weight(), input, Map.of()));
            }
        }
        return models;
    }

    /** The development folds of RAVDESS where its speakers are those, else five folds balanced by sex. */
    private static SplitPlan split(List<Corpus> read) {
        if (read.size() == 1 && read.get(0).descriptor().id().equals("ravdess")) {
            Set<String> development = new HashSet<>();
            SpeakerFolds.RAVDESS_DEVELOPMENT.folds().forEach(development::addAll);
            if (development.equals(new HashSet<>(read.get(0).speakers()))) {
                return new SplitPlan.Given(SpeakerFolds.RAVDESS_DEVELOPMENT);
            }
        }
        return new SplitPlan.SpeakerDisjoint(FOLDS);
    }
}
