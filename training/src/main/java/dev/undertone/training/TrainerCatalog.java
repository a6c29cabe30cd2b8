package dev.undertone.training;

import dev.undertone.training.classic.BoostedTreesTrainer;
import dev.undertone.training.classic.ForestTrainer;
import dev.undertone.training.classic.NeighboursTrainer;
import dev.undertone.training.classic.SvmTrainer;
import dev.undertone.training.network.Cnn1dTrainer;
import dev.undertone.training.network.Cnn2dTrainer;
import dev.undertone.training.network.MlpTrainer;
import dev.undertone.training.network.RecurrentTrainer;
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
            TrainerKind.ofPlainRows(
                    "svm-linear",
                    "Linear support vector machines",
                    SvmTrainer.LinearOptions.defaults(),
                    SvmTrainer::linear),
            TrainerKind.ofPlainRows(
                    "svm-rbf",
                    "Support vector machines with the Gaussian kernel",
                    SvmTrainer.GaussianOptions.defaults(),
                    SvmTrainer::gaussian),
            TrainerKind.ofPlainRows(
                    "knn", "Nearest neighbours", NeighboursTrainer.Options.defaults(), NeighboursTrainer::new),
            TrainerKind.ofPlainRows("forest", "Random forests", ForestTrainer.Options.defaults(), ForestTrainer::new),
            TrainerKind.ofPlainRows(
                    "boosting",
                    "Gradient-boosted trees",
                    BoostedTreesTrainer.Options.defaults(),
                    BoostedTreesTrainer::new),
            TrainerKind.ofRows("mlp", "Multilayer perceptrons", MlpTrainer.Options.defaults(), MlpTrainer::new),
            TrainerKind.ofFrames(
                    "cnn1d", "Convolutions over frames", Cnn1dTrainer.Options.defaults(), Cnn1dTrainer::new),
            TrainerKind.ofFrames(
                    "cnn2d",
                    "Convolutions over frequency and time",
                    Cnn2dTrainer.Options.defaults(),
                    Cnn2dTrainer::new),
            TrainerKind.ofFrames(
                    "rnn",
                    "Recurrent layers and attention",
                    RecurrentTrainer.Options.defaults(),
                    RecurrentTrainer::new),
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
