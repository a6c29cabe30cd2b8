package dev.undertone.training.classic;

import dev.undertone.training.ExportCheck;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InputSpec;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Trains gradient-boosted trees: each round adds one tree per class against the gradient of the cross-entropy.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939785">Chen and Guestrin (2016), XGBoost</a>
 */
public final class BoostedTreesTrainer implements MemberTrainer {

    private static final double AGREEMENT = 1e-5;

    /** How many trees, how large, how careful. */
    public record Options(
            @Setting(value = "rounds, each one tree per class", min = 1, max = 10_000, logarithmic = true)
            int rounds,

            @Setting(value = "share of each tree's answer that is added", min = 1e-4, max = 1, logarithmic = true)
            double rate,

            @Setting(value = "deepest branching of a tree", min = 1, max = 20)
            int depth,

            @Setting(value = "share of the clips that each tree sees", min = 0.01, max = 1)
            double clipShare,

            @Setting(value = "share of the features that each tree sees", min = 0.001, max = 1)
            double featureShare,

            @Setting(value = "smallest sum of second derivatives in a leaf", min = 0, max = 1000)
            double leafWeight,

            @Setting(value = "penalty on the squared answers of leaves", min = 0, max = 1e6)
            double penalty,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced) {

        public Options {
            Settings.check(Options.class, rounds, rate, depth, clipShare, featureShare, leafWeight, penalty, balanced);
        }

        public static Options defaults() {
            return new Options(150, 0.1, 4, 0.8, 0.3, 1, 1, true);
        }
    }

    private final InputSpec input;
    private final Options options;

    /** @param input a feature set of whole utterances */
    public BoostedTreesTrainer(InputSpec input, Options options) {
        this.input = input;
        this.options = options;
    }

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return options.toString();
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips, classes);
        TreeEnsemble trees = new TreeEnsemble(classes);
        float[][] predicted;
        float[] targets = new float[rows.labels().length];
        IntStream.range(0, targets.length).forEach(i -> targets[i] = rows.labels()[i]);
        try (XgBoost engine = new XgBoost(rows.values(), rowWeights(rows, classes, options.balanced()));
                XgBoost.Model model = engine.train(targets, parameters(classes), options.rounds(), seed)) {
            trees.add(model.json());
            predicted = model.predictions();
        }
        int dims = rows.first().dims();
        byte[] onnx = RowGraph.of(name(), dims, classes, (graph, layers, x) -> trees.export(graph, x));
        TrainedMember member = TrainedMember.of(name(), input(), rows.standardisation(), onnx);
        double[] expected =
                IntStream.range(0, classes).mapToDouble(c -> predicted[0][c]).toArray();
        ExportCheck.require(member, rows.first(), expected, AGREEMENT);
        double loss = IntStream.range(0, targets.length)
                .mapToDouble(i -> -Math.log(Math.max(1e-30, predicted[i][rows.labels()[i]])))
                .average()
                .orElseThrow();
        listener.over(new TrainingListener.Epoch(1, 1, loss, OptionalDouble.empty()));
        return member;
    }

    private Map<String, Object> parameters(int classes) {
        return Map.of(
                "objective", "multi:softprob",
                "num_class", classes,
                "eta", options.rate(),
                "max_depth", options.depth(),
                "subsample", options.clipShare(),
                "colsample_bytree", options.featureShare(),
                "min_child_weight", options.leafWeight(),
                "lambda", options.penalty());
    }

    static float[] rowWeights(FunctionalRows rows, int classes, boolean balanced) {
        double[] ofClasses = rows.weights(classes, balanced);
        float[] weights = new float[rows.labels().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) ofClasses[rows.labels()[i]];
        }
        return weights;
    }
}
