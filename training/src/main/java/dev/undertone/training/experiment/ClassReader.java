package dev.undertone.training.experiment;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.composition.DefinitionNode;
import dev.undertone.training.ClassBalance;
import dev.undertone.training.SettingSpec;
import dev.undertone.training.TrainerKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how much emotions count: {@code classes: {weights: balanced}}, {@code none}, or a number for each. */
final class ClassReader {

    private static final String BALANCED = "balanced";
    private static final String NONE = "none";
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e3;

    private final Map<Emotion, Double> weights;
    private final Optional<Boolean> balance;

    private ClassReader(Map<Emotion, Double> weights, Optional<Boolean> balance) {
        this.weights = weights;
        this.balance = balance;
    }

    static ClassReader of(Keys experiment) {
        Optional<DefinitionNode> node = experiment.find("classes");
        if (node.isEmpty()) {
            return new ClassReader(Map.of(), Optional.empty());
        }
        Keys classes = Keys.of("classes", node.get());
        DefinitionNode asked = classes.required("weights", "balanced, none, or {sad: 2}");
        classes.finish();
        if (!asked.isMapping()) {
            String word = classes.word("weights", asked, List.of(BALANCED, NONE));
            return new ClassReader(Map.of(), Optional.of(word.equals(BALANCED)));
        }
        Map<Emotion, Double> weights = new EnumMap<>(Emotion.class);
        asked.entries("weights").forEach((name, value) -> {
            try {
                weights.put(LabelSet.parse(name).get(0), classes.number(name, value, LEAST, MOST));
            } catch (IllegalArgumentException e) {
                throw value.wrong("classes: " + e.getMessage(), e);
            }
        });
        return new ClassReader(weights, Optional.empty());
    }

    /** How much a clip of an emotion counts, where not 1. */
    Map<Emotion, Double> weights() {
        return weights;
    }

    /** What a kind of model is told where it is told nothing itself. */
    Balance balance() {
        return new Balance(balance);
    }

    /** Whether classes shall weigh the same in every model, however that model calls it; empty for its own default. */
    record Balance(Optional<Boolean> wanted) {

        Map<String, Object> applied(TrainerKind kind, Map<String, Object> given) {
            Map<String, Object> settings = new LinkedHashMap<>(given);
            if (wanted.isPresent()) {
                List<String> names =
                        kind.settings().stream().map(SettingSpec::name).toList();
                if (names.contains(BALANCED)) {
                    settings.putIfAbsent(BALANCED, wanted.get());
                }
                if (names.contains("balance")) {
                    ClassBalance balance = wanted.get() ? ClassBalance.WEIGHTED : ClassBalance.NONE;
                    settings.putIfAbsent("balance", balance.name().toLowerCase(Locale.ROOT));
                }
            }
            return settings;
        }
    }
}
