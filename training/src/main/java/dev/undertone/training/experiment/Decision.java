package dev.undertone.training.experiment;

import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.voice.FrontEndOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided without the test speakers, and on what grounds.
 *
 * @param models with their settings
 * @param frontEnds UAR on the inner speakers of each that was tried
 * @param settings what a search chose, by {@code model.setting}; empty without one
 * @param innerUar of the chosen models, in [0, 1]
 */
public record Decision(
        List<ModelPart> models,
        FrontEndOptions frontEnd,
        Map<FrontEndOptions, Double> frontEnds,
        Map<String, Object> settings,
        double innerUar,
        TemperatureScaling temperature) {

    public Decision {
        models = List.copyOf(models);
        frontEnds = Collections.unmodifiableMap(new LinkedHashMap<>(frontEnds));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The same with another front end. */
    Decision with(FrontEndOptions other) {
        return new Decision(models, other, frontEnds, settings, innerUar, temperature);
    }
}
