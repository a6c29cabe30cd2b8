package dev.undertone.training;

import dev.undertone.corpora.SpeakerDisjointSplit;
import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The honest protocol. For each outer fold, everything is decided on the other folds alone: the next fold is held out
 * of them, members trained on the rest score it, and that chooses the front end and fits the temperature. Then the
 * members are trained anew on all speakers but the outer fold's, whose clips they score once.
 *
 * <p>Each scoring is written to the run's folder as soon as it is done and never computed again: an interrupted run goes
 * on where it stopped, and several processes may do different folds in one folder.
 */
public final class SpeakerFoldExperiment {

    /**
     * What is tried, and how chance is drawn.
     *
     * @param folds each tested once
     * @param frontEnds those the judge chooses among; the first wins a tie
     */
    public record Options(SpeakerFolds folds, List<FrontEndOptions> frontEnds, long seed) {
        public Options {
            frontEnds = List.copyOf(frontEnds);
            if (frontEnds.isEmpty()) {
                throw new IllegalArgumentException("frontEnds must be at least one but were none");
            }
            if (folds.count() < 3) {
                throw new IllegalArgumentException("folds must be at least 3, one to test, one to decide, one to train,"
                        + " but were " + folds.count());
            }
        }
    }

    private final EnsembleRecipe recipe;
    private final Options options;
    private final List<Utterance> utterances;
    private final LabelSet labels;
    private final ClipLibrary library;
    private final Path run;
    private final TrainingProgress progress;

    /** @param jobs how many clips' features are computed at once */
    public SpeakerFoldExperiment(
            EnsembleRecipe recipe,
            Options options,
            TrainingSet set,
            FeatureSource features,
            int jobs,
            Path run,
            TrainingProgress progress) {
        this.recipe = recipe;
        this.options = options;
        this.utterances = set.utterances();
        this.labels = set.labels();
        this.library = new ClipLibrary(features, utterances, labels, jobs, progress::say);
        this.run = run;
        this.progress = progress;
    }

    /**
     * One outer fold, computed as far as its files are missing.
     *
     * @param fold from 0
     */
    public FoldResult fold(int fold) throws IOException {
        SpeakerDisjointSplit outer = options.folds().splits(utterances).get(fold);
        SpeakerDisjointSplit inner = inner(outer, fold);
        Map<FrontEndOptions, Double> judged = new LinkedHashMap<>();
        for (FrontEndOptions frontEnd : options.frontEnds()) {
            List<Prediction> guesses = scored(fold, "inner", inner, recipe.judge(), frontEnd);
            judged.put(frontEnd, Evaluation.of(guesses).uar());
        }
        double best = Collections.max(judged.values());
        FrontEndOptions chosen = options.frontEnds().stream()
                .filter(frontEnd -> judged.getOrDefault(frontEnd, 0.0) == best)
                .findFirst()
                .orElseThrow();
        TemperatureScaling temperature = TemperatureScaling.fit(averaged(members(fold, "inner", inner, chosen)));
        List<List<Prediction>> members = members(fold, "outer", outer, chosen);
        Map<String, List<Prediction>> named = new LinkedHashMap<>();
        for (int m = 0; m < members.size(); m++) {
            named.put(recipe.names().get(m), members.get(m));
        }
        return new FoldResult(fold, judged, chosen, temperature, named, averaged(members));
    }

    /** The speakers decided on: those of the fold after the tested one. */
    private SpeakerDisjointSplit inner(SpeakerDisjointSplit outer, int fold) {
        List<String> held =
                options.folds().folds().get((fold + 1) % options.folds().count());
        Predicate<Utterance> isHeld = u -> held.contains(u.speaker()) || held.contains(u.speakerKey());
        return new SpeakerDisjointSplit(
                outer.train().stream().filter(isHeld.negate()).toList(),
                outer.train().stream().filter(isHeld).toList());
    }

    /** One list per member, in the recipe's order. */
    private List<List<Prediction>> members(int fold, String stage, SpeakerDisjointSplit split, FrontEndOptions frontEnd)
            throws IOException {
        List<List<Prediction>> members = new ArrayList<>();
        for (EnsembleRecipe.Entry entry : recipe.entries()) {
            members.add(scored(fold, stage, split, entry.trainer(), frontEnd));
        }
        return members;
    }

    private List<Prediction> scored(
            int fold, String stage, SpeakerDisjointSplit split, MemberTrainer trainer, FrontEndOptions frontEnd)
            throws IOException {
        String part = "fold-" + (fold + 1) + "/" + stage + "-" + trainer.name() + "-" + name(frontEnd);
        Path file = run.resolve(part + ".csv");
        if (Files.exists(file)) {
            return PredictionsCsv.read(file);
        }
        List<TrainingClip> train = library.clips(split.train(), trainer.input(), frontEnd);
        TrainedMember member =
                trainer.train(train, labels.size(), Seeds.derive(options.seed(), part), progress.training(part));
        List<TrainingClip> test = library.clips(split.test(), trainer.input(), frontEnd);
        List<Prediction> predictions = new ArrayList<>();
        try (MemberScorer scorer = new MemberScorer(member)) {
            for (int i = 0; i < test.size(); i++) {
                Utterance u = split.test().get(i);
                EmotionScores scores =
                        EmotionScores.softmax(labels, scorer.logits(test.get(i).original()));
                predictions.add(new Prediction(
                        u.id(), u.speaker(), u.sex().map(s -> s.id()).orElse(""), fold, u.emotion(), scores));
            }
        }
        Files.createDirectories(run.resolve("fold-" + (fold + 1)));
        PredictionsCsv.write(predictions, file);
        progress.say(String.format(
                Locale.ROOT,
                "%s: UAR %.4f on %d clips",
                part,
                Evaluation.of(predictions).uar(),
                predictions.size()));
        // Read back, since reading normalises anew: a run that was interrupted ends with the very same numbers.
        return PredictionsCsv.read(file);
    }

    /** The weighted mean of the members' probabilities, clip by clip. */
    private List<Prediction> averaged(List<List<Prediction>> members) {
        List<Prediction> first = members.get(0);
        double weights = recipe.entries().stream()
                .mapToDouble(EnsembleRecipe.Entry::weight)
                .sum();
        List<Prediction> mean = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            double[] p = new double[labels.size()];
            for (int m = 0; m < members.size(); m++) {
                double share = recipe.entries().get(m).weight() / weights;
                Prediction said = members.get(m).get(i);
                for (int c = 0; c < p.length; c++) {
                    p[c] += share * said.scores().probability(c);
                }
            }
            Prediction clip = first.get(i);
            mean.add(new Prediction(
                    clip.clip(), clip.speaker(), clip.sex(), clip.fold(), clip.truth(), EmotionScores.of(labels, p)));
        }
        return mean;
    }

    /** A short name such as {@code trimmed-level-23}. */
    public static String name(FrontEndOptions frontEnd) {
        return (frontEnd.trim() ? "trimmed" : "whole")
                + (frontEnd.levelDbfs().isPresent()
                        ? "-level" + Math.round(frontEnd.levelDbfs().getAsDouble())
                        : "")
                + (frontEnd.bandHz().isPresent()
                        ? "-below" + Math.round(frontEnd.bandHz().getAsDouble())
                        : "");
    }
}
