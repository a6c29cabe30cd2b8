package dev.undertone.training;

import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pooled result of an experiment's folds, and the words without which its figures mean nothing.
 *
 * @param folds at least one, in any order
 */
public record ExperimentReport(List<FoldResult> folds) {

    public ExperimentReport {
        folds = folds.stream().sorted(Comparator.comparingInt(FoldResult::fold)).toList();
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one fold but had none");
        }
    }

    /** The calibrated ensemble on every tested clip. */
    public List<Prediction> predictions() {
        return folds.stream().flatMap(f -> f.calibrated().stream()).toList();
    }

    /** The ensemble before calibration. */
    public List<Prediction> uncalibrated() {
        return folds.stream().flatMap(f -> f.ensemble().stream()).toList();
    }

    /** The calibrated ensemble. */
    public Evaluation evaluation() {
        return Evaluation.of(predictions());
    }

    /** Each member alone, then the ensemble before and after calibration. */
    public Map<String, Evaluation> rows() {
        Map<String, Evaluation> rows = new LinkedHashMap<>();
        for (String member : folds.get(0).members().keySet()) {
            rows.put(member + " alone", Evaluation.of(member(member)));
        }
        rows.put("ensemble, uncalibrated", Evaluation.of(uncalibrated()));
        rows.put("ensemble", evaluation());
        return rows;
    }

    private List<Prediction> member(String name) {
        return folds.stream()
                .flatMap(f -> f.members().getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** What was trained and tested on what, and what was decided where, in lines of text. */
    public List<String> protocol(TrainingSet set, EnsembleRecipe recipe, SpeakerFoldExperiment.Options options) {
        List<String> lines = new ArrayList<>();
        lines.add("Corpora: "
                + set.corpora().stream()
                        .map(c -> c.descriptor().title() + " (" + c.utterances().size() + " clips, "
                                + c.speakers().size() + " speakers)")
                        .collect(Collectors.joining(", "))
                + "; emotions: " + set.labels());
        lines.add("Tested: " + folds.size() + " of " + options.folds().count() + " speaker-disjoint folds "
                + options.folds().folds().stream()
                        .map(f -> "{" + String.join(" ", f) + "}")
                        .collect(Collectors.joining(" "))
                + ", each by models that never heard its speakers");
        lines.add("Normalisation: global, fitted on training clips; fixed budgets, no early stopping");
        lines.add("Decided inside the training speakers (trained without the next fold, judged on it): front end,"
                + " temperature");
        lines.add("Ensemble: "
                + recipe.entries().stream()
                        .map(e -> String.format(
                                Locale.ROOT, "%s %.2f", e.trainer().name(), e.weight()))
                        .collect(Collectors.joining(", "))
                + "; seed " + options.seed());
        return lines;
    }

    /** What was decided for each fold, in lines of text. */
    public List<String> decisions(SpeakerFoldExperiment.Options options) {
        List<String> lines = new ArrayList<>();
        for (FoldResult fold : folds) {
            String judged = options.frontEnds().stream()
                    .map(f -> String.format(
                            Locale.ROOT,
                            "%s %.1f",
                            SpeakerFoldExperiment.name(f),
                            100 * fold.judged().getOrDefault(f, Double.NaN)))
                    .collect(Collectors.joining(", "));
            lines.add(String.format(
                    Locale.ROOT,
                    "Fold %d: front end %s (inner UAR: %s), temperature %.3f",
                    fold.fold() + 1,
                    SpeakerFoldExperiment.name(fold.frontEnd()),
                    judged,
                    fold.temperature().temperature()));
        }
        return lines;
    }

    /** A table with one row per {@link #rows() model}. */
    public String table() {
        StringBuilder table = new StringBuilder("Models\n");
        table.append(String.format(Locale.ROOT, "%-24s%8s%10s%10s%8s%n", "", "UAR", "accuracy", "macro-F1", "ECE"));
        rows().forEach((name, e) -> table.append(String.format(
                Locale.ROOT,
                "%-24s%8.1f%10.1f%10.1f%8.3f%n",
                name,
                100 * e.uar(),
                100 * e.accuracy(),
                100 * e.confusion().macroF1(),
                e.ece())));
        return table.toString().replace("\r\n", "\n");
    }
}
