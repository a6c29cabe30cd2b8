package dev.undertone.training.experiment;

import dev.undertone.evaluation.Prediction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one split gave in one row.
 *
 * @param split its name, such as {@code fold-1}
 * @param members each model's own scores of the test clips, by name in the experiment's order
 * @param ensemble the models' weighted mean, not yet calibrated
 */
public record FoldOutcome(
        String split, Decision decision, Map<String, List<Prediction>> members, List<Prediction> ensemble) {

    public FoldOutcome {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        ensemble = List.copyOf(ensemble);
    }

    /** The ensemble's predictions as they are reported. */
    public List<Prediction> calibrated() {
        return ensemble.stream().map(decision.temperature()::apply).toList();
    }
}
