package dev.undertone.training;

import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxInitialisers;
import dev.undertone.training.onnx.OnnxInitialisers.Initialiser;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.WeightPrecision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Trains multinomial logistic regression on standardised functionals: mean cross-entropy, plus {@code penalty / 2} times the
 * squared weights (not the biases). Beginning from another regression, it is the squared differences from that one's weights
 * that are penalised: the fewer the clips, the more stays of what was learnt before.
 *
 * @see <a href="https://aclanthology.org/W04-3237/">Chelba &amp; Acero (2004), Adaptation of maximum entropy
 *     capitalizer: little data can help a lot</a>
 */
public final class LogisticRegressionTrainer implements AdaptableTrainer {

    /** How it is fitted. */
    public record Options(
            @Setting(value = "penalty on the squared weights", min = 0, max = 1e6, logarithmic = true)
            double penalty,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced,

            @Setting(value = "largest component of the gradient at the solution", min = 1e-12, max = 1)
            double tolerance,

            @Setting(value = "most iterations of the optimiser", min = 1, max = 100_000)
            int mostIterations) {

        public Options {
            Settings.check(Options.class, penalty, balanced, tolerance, mostIterations);
        }

        public static Options defaults() {
            return new Options(0.093, true, 1e-5, 500);
        }
    }

    private final InputSpec input;
    private final Options options;
    private final Optional<StartingPoint> start;

    /** On the usual functionals. */
    public LogisticRegressionTrainer(Options options) {
        this(FunctionalRows.INPUT, options);
    }

    /** @param input a feature set of whole utterances */
    public LogisticRegressionTrainer(InputSpec input, Options options) {
        this(input, options, Optional.empty());
    }

    private LogisticRegressionTrainer(InputSpec input, Options options, Optional<StartingPoint> start) {
        this.input = input;
        this.options = options;
        this.start = start;
        start.ifPresent(s -> {
            s.requireInput(input);
            beginning(s, s.dims(), 1);
        });
    }

    @Override
    public MemberTrainer from(StartingPoint other) {
        return new LogisticRegressionTrainer(input, options, Optional.of(other));
    }

    @Override
    public String name() {
        return "lr";
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return options + start.map(s -> " from " + s.identity()).orElse("");
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips, classes);
        int dims = rows.first().dims();
        double[] before = start.map(s -> beginning(s, dims, classes)).orElse(new double[classes * (dims + 1)]);
        double[] weights = rows.weights(classes, options.balanced());
        LogisticLoss loss = new LogisticLoss(rows.values(), rows.labels(), weights, options.penalty(), before);
        double[] solution = Lbfgs.minimise(loss, before.clone(), options.tolerance(), options.mostIterations());
        double reached = loss.at(solution, new double[solution.length]);
        listener.over(new TrainingListener.Epoch(1, 1, reached, OptionalDouble.empty()));
        return TrainedMember.of(name(), input(), rows.standardisation(), onnx(solution, dims, classes));
    }

    /** Weights and biases of another regression, as {@link LogisticLoss} has them; zeroes for emotions that it does not know. */
    private static double[] beginning(StartingPoint start, int dims, int classes) {
        List<Initialiser> there = OnnxInitialisers.read(start.onnx());
        List<Long> weights = List.of((long) dims, (long) start.theirClasses());
        if (there.size() != 2
                || !there.get(0).shape().equals(weights)
                || !there.get(1).shape().equals(weights.subList(1, 2))) {
            throw new IllegalArgumentException("member " + start + " must be a logistic regression over " + dims
                    + " features but is another kind of model");
        }
        float[] weight = there.get(0).values();
        float[] bias = there.get(1).values();
        double[] before = new double[classes * (dims + 1)];
        for (int c = 0; c < classes; c++) {
            OptionalInt known = start.theirIndex(c);
            if (known.isPresent()) {
                for (int d = 0; d < dims; d++) {
                    before[c * (dims + 1) + d] = weight[d * start.theirClasses() + known.getAsInt()];
                }
                before[c * (dims + 1) + dims] = bias[known.getAsInt()];
            }
        }
        return before;
    }

    private static byte[] onnx(double[] solution, int dims, int classes) {
        float[] weight = new float[classes * dims];
        float[] bias = new float[classes];
        for (int c = 0; c < classes; c++) {
            for (int d = 0; d < dims; d++) {
                weight[c * dims + d] = (float) solution[c * (dims + 1) + d];
            }
            bias[c] = (float) solution[c * (dims + 1) + dims];
        }
        OnnxGraph graph = new OnnxGraph("lr", WeightPrecision.SINGLE);
        OnnxLayers layers = new OnnxLayers(graph);
        graph.output(
                "logits",
                layers.dense(
                        graph.input("features", Dimension.free("clips"), Dimension.fixed(dims)),
                        dims,
                        classes,
                        weight,
                        bias),
                Dimension.free("clips"),
                Dimension.fixed(classes));
        return graph.toByteArray();
    }
}
