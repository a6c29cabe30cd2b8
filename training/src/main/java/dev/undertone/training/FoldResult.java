package dev.undertone.training;

import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.voice.FrontEndOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one outer fold gave.
 *
 * @param fold from 0
 * @param judged unweighted average recall of the judge on the inner speakers, per front end
 * @param frontEnd the one chosen
 * @param temperature fitted on the inner speakers
 * @param members each member's own scores of the test clips, by name
 * @param ensemble the members' weighted mean, not yet calibrated
 */
public record FoldResult(
        int fold,
        Map<FrontEndOptions, Double> judged,
        FrontEndOptions frontEnd,
        TemperatureScaling temperature,
        Map<String, List<Prediction>> members,
        List<Prediction> ensemble) {

    public FoldResult {
        judged = Collections.unmodifiableMap(new LinkedHashMap<>(judged));
        // In the recipe's order, which a copy by Map.copyOf would lose.
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        ensemble = List.copyOf(ensemble);
    }

    /** The ensemble's predictions as they are reported. */
    public List<Prediction> calibrated() {
        return ensemble.stream().map(temperature::apply).toList();
    }
}
