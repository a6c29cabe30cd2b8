package dev.undertone.training.experiment;

import dev.undertone.corpora.split.Leak;
import dev.undertone.emotions.LabelSet;
import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.LabelSetScore;
import dev.undertone.evaluation.Prediction;
import dev.undertone.models.ConformalSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the report: every fold under one normalisation.
 *
 * @param leaks what of the test was known in training; none in an honest row
 */
public record RowResult(NormalisationMode normalisation, List<FoldOutcome> folds, List<Leak> leaks) {

    public RowResult {
        folds = List.copyOf(folds);
        leaks = List.copyOf(leaks);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a row needs at least one fold but had none");
        }
    }

    /** What stands wherever figures of this row stand. */
    public Optional<Caveat> caveat() {
        return leaks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Caveat(
                        leaks.stream().map(l -> l.kind().title()).distinct().toList()));
    }

    /** Calibrated, of every tested clip. */
    public List<Prediction> predictions() {
        return folds.stream().flatMap(f -> f.calibrated().stream()).toList();
    }

    /** Before calibration. */
    public List<Prediction> uncalibrated() {
        return folds.stream().flatMap(f -> f.ensemble().stream()).toList();
    }

    /** Of the calibrated predictions. */
    public Evaluation evaluation() {
        return Evaluation.of(predictions(), caveat());
    }

    /**
     * How label sets keep what they state: those of each fold are fitted on the other folds, whose speakers are others.
     * None for a single fold.
     */
    public List<LabelSetScore> labelSets() {
        List<LabelSetScore> scores = new ArrayList<>();
        if (folds.size() < 2) {
            return scores;
        }
        List<ConformalSets> fitted = new ArrayList<>();
        for (FoldOutcome tested : folds) {
            fitted.add(BaselineCalibration.labelSets(folds.stream()
                    .filter(fold -> !fold.split().equals(tested.split()))
                    .flatMap(fold -> fold.calibrated().stream())
                    .toList()));
        }
        for (double coverage : fitted.get(0).coverages()) {
            List<LabelSet> sets = new ArrayList<>();
            for (int f = 0; f < folds.size(); f++) {
                for (Prediction prediction : folds.get(f).calibrated()) {
                    sets.add(fitted.get(f).of(prediction.scores(), coverage).orElseThrow());
                }
            }
            scores.add(LabelSetScore.of(coverage, predictions(), sets));
        }
        return scores;
    }

    /** Each model alone where there are several, then all together before and after calibration. */
    public Map<String, Evaluation> models() {
        Map<String, Evaluation> models = new LinkedHashMap<>();
        List<String> names = List.copyOf(folds.get(0).members().keySet());
        if (names.size() > 1) {
            for (String name : names) {
                models.put(
                        name + " alone",
                        Evaluation.of(
                                folds.stream()
                                        .flatMap(f -> f.members().getOrDefault(name, List.of()).stream())
                                        .toList(),
                                caveat()));
            }
        }
        String together = names.size() > 1 ? "ensemble" : names.get(0);
        models.put(together + ", uncalibrated", Evaluation.of(uncalibrated(), caveat()));
        models.put(together, evaluation());
        return models;
    }
}
