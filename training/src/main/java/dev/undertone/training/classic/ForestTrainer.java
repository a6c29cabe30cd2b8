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
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Trains random forests, one per class: each tree grows on a random part of the clips and asks at each branching about a
 * random part of the features; a leaf's answer is the share of the class among its clips, a forest's the mean of its
 * trees, and the classes' answers are scaled to sum to 1.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001), Random forests</a>
 */
public final class ForestTrainer implements MemberTrainer {

    private static final double AGREEMENT = 1e-5;

    /** How many trees, how large, how different. */
    public record Options(
            @Setting(value = "trees per class", min = 1, max = 10_000, logarithmic = true)
            int trees,

            @Setting(value = "deepest branching of a tree", min = 1, max = 30)
            int depth,

            @Setting(value = "share of the clips that each tree grows on", min = 0.01, max = 1)
            double clipShare,

            @Setting(
                    value = "share of the features asked about at each branching",
                    min = 0.0001,
                    max = 1,
                    logarithmic = true)
            double featureShare,

            @Setting(value = "smallest weight of the clips in a leaf", min = 0, max = 1000)
            double leafWeight,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced,

            @Setting(value = "share of the probability spread over all classes", min = 1e-6, max = 0.9)
            double smoothing) {

        public Options {
            Settings.check(Options.class, trees, depth, clipShare, featureShare, leafWeight, balanced, smoothing);
        }

        public static Options defaults() {
            return new Options(100, 12, 0.632, 0.05, 1, true, 0.02);
        }
    }

    private final InputSpec input;
    private final Options options;

    /** @param input a feature set of whole utterances */
    public ForestTrainer(InputSpec input, Options options) {
        this.input = input;
        this.options = options;
    }

    @Override
    public String name() {
        return "forest";
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
        double[][] shares = new double[rows.labels().length][classes];
        float[] weights = BoostedTreesTrainer.rowWeights(rows, classes, options.balanced());
        try (XgBoost engine = new XgBoost(rows.values(), weights)) {
            for (int c = 0; c < classes; c++) {
                float[] targets = new float[rows.labels().length];
                for (int i = 0; i < targets.length; i++) {
                    targets[i] = rows.labels()[i] == c ? 1 : 0;
                }
                try (XgBoost.Model forest = engine.train(targets, parameters(), 1, seed + c)) {
                    trees.add(forest.json(), c);
                    float[][] predicted = forest.predictions();
                    for (int i = 0; i < targets.length; i++) {
                        shares[i][c] = predicted[i][0];
                    }
                }
            }
        }
        int dims = rows.first().dims();
        byte[] onnx = RowGraph.of(
                name(), dims, classes, (graph, layers, x) -> logits(graph, layers, trees.export(graph, x), classes));
        TrainedMember member = TrainedMember.of(name(), input(), rows.standardisation(), onnx);
        ExportCheck.require(member, rows.first(), probabilities(shares[0]), AGREEMENT);
        double loss = 0;
        for (int i = 0; i < shares.length; i++) {
            loss -= Math.log(probabilities(shares[i])[rows.labels()[i]]) / shares.length;
        }
        listener.over(new TrainingListener.Epoch(1, 1, loss, OptionalDouble.empty()));
        return member;
    }

    private Map<String, Object> parameters() {
        return Map.of(
                "objective", "reg:squarederror",
                "num_parallel_tree", options.trees(),
                "eta", 1,
                "max_depth", options.depth(),
                "subsample", options.clipShare(),
                "colsample_bynode", options.featureShare(),
                "min_child_weight", options.leafWeight(),
                "lambda", 0);
    }

    private double floor(int classes) {
        return options.smoothing() / classes;
    }

    private double[] probabilities(double[] shares) {
        double[] p = Arrays.stream(shares)
                .map(s -> Math.max(s, 0) * (1 - options.smoothing()) + floor(shares.length))
                .toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private Tensor logits(OnnxGraph graph, OnnxLayers layers, Tensor shares, int classes) {
        Tensor scaled =
                layers.mul(layers.relu(shares), graph.constant(new float[] {(float) (1 - options.smoothing())}, 1));
        return layers.log(layers.add(scaled, graph.constant(new float[] {(float) floor(classes)}, 1)));
    }
}
