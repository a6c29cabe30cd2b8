package dev.undertone.training.experiment;

import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.corpora.split.LeakGuard;
import dev.undertone.corpora.split.Sides;
import dev.undertone.corpora.split.Split;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Decides front end, settings and temperature on folds of the training side alone, for it is handed nothing else: the
 * nested protocol.
 *
 * @see <a href="https://jmlr.org/papers/v11/cawley10a.html">Cawley &amp; Talbot (2010), On over-fitting in model
 *     selection and subsequent selection bias in performance evaluation</a>
 */
final class InnerTuning {

    /** Dealt into so many where only one of them is scored. */
    private static final int DEALT = 4;

    private static final String STAGE = "inner";

    /** What is trained on was guarded before. */
    private static final LeakGuard DEAF = new LeakGuard(u -> Optional.empty(), false);

    private static final EnsembleScorer.Inspection NONE = (part, member, test, scoring) -> {};

    private final ExperimentSpec spec;
    private final EnsembleScorer scorer;
    private final Search.Objective trialOnTest;
    private final SearchRunner searches;

    /** Runs a search of the experiment. */
    @FunctionalInterface
    interface SearchRunner {
        List<ScoredTrial> run(String name, Search.Objective objective, long seed, Path journal) throws IOException;
    }

    InnerTuning(ExperimentSpec spec, EnsembleScorer scorer, SearchRunner searches) {
        this.spec = spec;
        this.scorer = scorer;
        this.searches = searches;
        this.trialOnTest = trial -> {
            throw new IllegalStateException("no test side here");
        };
    }

    /**
     * Decides on the training side.
     *
     * @param where the split, such as {@code fold-1}
     * @param fold number of the outer fold, from 0
     * @param strangers those of the training side that one inner fold is judged on; if none, they are dealt
     * @param journal where the search's trials are written
     */
    Decision decide(
            String where, int fold, List<ClipCopy> train, List<ClipCopy> strangers, NormalisationMode row, Path journal)
            throws IOException {
        List<Split> inner =
                strangers.isEmpty() || spec.innerFolds() > 1 ? inner(train) : List.of(without(train, strangers));
        return decide(where, fold, inner, row, journal, trialOnTest);
    }

    private static Split without(List<ClipCopy> train, List<ClipCopy> strangers) {
        Set<ClipCopy> held = new HashSet<>(strangers);
        List<ClipCopy> others = train.stream().filter(c -> !held.contains(c)).toList();
        return Split.leaky(new Sides(STAGE, others, strangers), DEAF);
    }

    /** The same with the settings chosen by the test clips: a leak that the experiment asked for. */
    Decision decideOnTest(String where, int fold, Split outer, NormalisationMode row, Path journal) throws IOException {
        return decide(
                where,
                fold,
                inner(outer.train()),
                row,
                journal,
                trial -> Evaluation.of(EnsembleScorer.averaged(
                                models(trial.values()),
                                scorer.scored(
                                        where,
                                        "outer",
                                        fold,
                                        outer,
                                        models(trial.values()),
                                        spec.frontEnds().get(0),
                                        row,
                                        NONE)))
                        .uar());
    }

    private Decision decide(
            String where, int fold, List<Split> inner, NormalisationMode row, Path journal, Search.Objective onTest)
            throws IOException {
        Map<FrontEndOptions, Double> judged = new LinkedHashMap<>();
        FrontEndOptions chosen = spec.frontEnds().get(0);
        if (spec.frontEnds().size() > 1) {
            for (FrontEndOptions frontEnd : spec.frontEnds()) {
                double uar = uar(pooled(where, fold, inner, List.of(judge()), frontEnd, row));
                judged.put(frontEnd, uar);
                chosen = uar > judged.getOrDefault(chosen, -1.0) ? frontEnd : chosen;
            }
        }
        Map<String, Object> settings = Map.of();
        if (spec.search().isPresent()) {
            FrontEndOptions frontEnd = chosen;
            Search.Objective objective = spec.search().get().onTest()
                    ? onTest
                    : trial -> uar(pooled(where, fold, smaller(inner, trial), models(trial.values()), frontEnd, row));
            String searched = where + "/" + row.id();
            List<ScoredTrial> trials =
                    searches.run(searched, objective, Seeds.derive(spec.seed(), searched + "/search"), journal);
            settings = Search.best(trials).trial().values();
        }
        List<ModelPart> models = models(settings);
        List<Prediction> guesses = pooled(where, fold, inner, models, chosen, row);
        return new Decision(models, chosen, judged, settings, uar(guesses), TemperatureScaling.fit(guesses));
    }

    private static double uar(List<Prediction> predictions) {
        return Evaluation.of(predictions).uar();
    }

    /** Logistic regression where there is one, for it is quick; else the first model. */
    private ModelPart judge() {
        return spec.models().stream()
                .filter(m -> m.kind().id().equals("lr"))
                .findFirst()
                .orElse(spec.models().get(0));
    }

    /** The models with what a trial says. */
    private List<ModelPart> models(Map<String, Object> values) {
        Map<String, Map<String, Object>> byModel = new HashMap<>();
        values.forEach((path, value) -> {
            int dot = path.indexOf('.');
            byModel.computeIfAbsent(path.substring(0, dot), m -> new TreeMap<>())
                    .put(path.substring(dot + 1), value);
        });
        return spec.models().stream()
                .map(m -> m.with(byModel.getOrDefault(m.name(), Map.of())))
                .toList();
    }

    private List<Prediction> pooled(
            String where,
            int fold,
            List<Split> inner,
            List<ModelPart> models,
            FrontEndOptions frontEnd,
            NormalisationMode row)
            throws IOException {
        List<Prediction> all = new ArrayList<>();
        for (Split split : inner) {
            all.addAll(EnsembleScorer.averaged(
                    models, scorer.scored(where, split.name(), fold, split, models, frontEnd, row, NONE)));
        }
        return all;
    }

    /** Folds of the training side: of speakers where they are known, else of clips. */
    private List<Split> inner(List<ClipCopy> train) {
        boolean known = train.stream().allMatch(c -> c.utterance().hasSpeaker());
        long speakers =
                train.stream().map(c -> c.utterance().speakerKey()).distinct().count();
        int dealt = spec.innerFolds() > 1 ? spec.innerFolds() : DEALT;
        SplitPlan plan = known && speakers >= 2
                ? new SplitPlan.SpeakerDisjoint((int) Math.min(dealt, speakers))
                : new SplitPlan.AtRandom(dealt, OptionalDouble.empty());
        return plan.sides(train, Seeds.derive(spec.seed(), "inner folds")).stream()
                .limit(spec.innerFolds())
                .map(sides -> Split.leaky(new Sides(STAGE + "-" + sides.name(), sides.train(), sides.test()), DEAF))
                .toList();
    }

    private List<Split> smaller(List<Split> inner, Trial trial) {
        if (trial.share() >= 1) {
            return inner;
        }
        return inner.stream()
                .map(split -> Split.leaky(
                        new Sides(
                                split.name() + "-share" + Math.round(1000 * trial.share()),
                                some(split.train(), trial.share()),
                                split.test()),
                        DEAF))
                .toList();
    }

    /** The same share of every emotion's clips, at least one, drawn once and for all rungs nested in each other. */
    private List<ClipCopy> some(List<ClipCopy> train, double share) {
        Map<String, List<ClipCopy>> byEmotion = new TreeMap<>();
        for (ClipCopy clip : train) {
            byEmotion
                    .computeIfAbsent(clip.utterance().emotion().id(), e -> new ArrayList<>())
                    .add(clip);
        }
        RandomGenerator random = new SplittableRandom(Seeds.derive(spec.seed(), "shares"));
        List<ClipCopy> some = new ArrayList<>();
        for (List<ClipCopy> clips : byEmotion.values()) {
            for (int i = clips.size() - 1; i > 0; i--) {
                clips.set(i, clips.set(random.nextInt(i + 1), clips.get(i)));
            }
            some.addAll(clips.subList(0, Math.max(1, (int) Math.round(share * clips.size()))));
        }
        return some;
    }
}
