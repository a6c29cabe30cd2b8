package dev.undertone.training;

import dev.undertone.training.network.MlpTrainer;
import dev.undertone.training.network.TemporalNetworkTrainer;
import java.util.List;

/** Every kind of model, one line each. */
public final class TrainerCatalog {

    private static final List<TrainerKind> KINDS = List.of(
            TrainerKind.ofRows(
                    "lr",
                    "Logistic regression",
                    LogisticRegressionTrainer.Options.defaults(),
                    LogisticRegressionTrainer::new),
            TrainerKind.ofRows("mlp", "Multilayer perceptrons", MlpTrainer.Options.defaults(), MlpTrainer::new),
            TrainerKind.ofFrames(
                    "td",
                    "Convolutions, gated recurrent units and attention",
                    TemporalNetworkTrainer.Options.defaults(),
                    TemporalNetworkTrainer::new));

    private TrainerCatalog() {}

    /** All kinds, the simplest first. */
    public static List<TrainerKind> kinds() {
        return KINDS;
    }

    /**
     * The kind of that id.
     *
     * @throws IllegalArgumentException naming the allowed ids
     */
    public static TrainerKind kind(String id) {
        return KINDS.stream()
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("model must be one of "
                        + KINDS.stream().map(TrainerKind::id).toList() + " but was '" + id + "'"));
    }
}
