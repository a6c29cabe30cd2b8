package dev.undertone.training.classic;

import dev.undertone.training.ExportCheck;
import dev.undertone.training.FunctionalRows;
import dev.undertone.training.InnerSpeakers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Trains support vector machines on standardised features, one per pair of classes. A class's score is the sum of its
 * decision values against the others; scores become probabilities by a slope and a shift per class fitted on speakers
 * held out in turn.
 */
public final class SvmTrainer implements MemberTrainer {

    private static final int CALIBRATION_FOLDS = 3;
    private static final double AGREEMENT = 1e-5;

    /** Machines that separate by planes; the kernel is {@code a·b / dims}, so that one cost suits feature sets of any size. */
    public record LinearOptions(
            @Setting(value = "cost of a clip on the wrong side", min = 1e-6, max = 1e6, logarithmic = true)
            double cost,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced) {

        public LinearOptions {
            Settings.check(LinearOptions.class, cost, balanced);
        }

        public static LinearOptions defaults() {
            return new LinearOptions(1, true);
        }
    }

    /** Machines with the Gaussian kernel {@code exp(−gamma / dims · |a − b|²)}. */
    public record GaussianOptions(
            @Setting(value = "cost of a clip on the wrong side", min = 1e-6, max = 1e6, logarithmic = true)
            double cost,

            @Setting(
                    value = "narrowness of the kernel, in units of 1 / number of features",
                    min = 1e-6,
                    max = 1e6,
                    logarithmic = true)
            double gamma,

            @Setting("whether every class weighs the same, whatever its number of clips")
            boolean balanced) {

        public GaussianOptions {
            Settings.check(GaussianOptions.class, cost, gamma, balanced);
        }

        public static GaussianOptions defaults() {
            return new GaussianOptions(5, 0.5, true);
        }
    }

    private final String name;
    private final InputSpec input;
    private final String settings;
    private final double cost;
    private final OptionalDouble gamma;
    private final boolean balanced;

    private SvmTrainer(
            String name, InputSpec input, Record options, double cost, OptionalDouble gamma, boolean balanced) {
        this.name = name;
        this.input = input;
        this.settings = options.toString();
        this.cost = cost;
        this.gamma = gamma;
        this.balanced = balanced;
    }

    /** @param input a feature set of whole utterances */
    public static SvmTrainer linear(InputSpec input, LinearOptions options) {
        return new SvmTrainer("svm-linear", input, options, options.cost(), OptionalDouble.empty(), options.balanced());
    }

    /** @param input a feature set of whole utterances */
    public static SvmTrainer gaussian(InputSpec input, GaussianOptions options) {
        return new SvmTrainer(
                "svm-rbf", input, options, options.cost(), OptionalDouble.of(options.gamma()), options.balanced());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public String settings() {
        return settings;
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips, classes);
        int dims = rows.first().dims();
        Kernel kernel = gamma.isPresent() ? new Kernel.Gaussian(gamma.getAsDouble() / dims) : new Kernel.Linear();
        ScoreCalibration calibration = calibration(clips, rows, kernel, classes, seed);
        PairwiseSvm svm =
                PairwiseSvm.fit(kernel, rows.values(), rows.labels(), classes, cost, rows.weighting(classes, balanced));
        byte[] onnx = RowGraph.of(
                name, dims, classes, (graph, layers, x) -> export(graph, layers, x, svm, calibration, classes));
        TrainedMember member = TrainedMember.of(name, input, rows.standardisation(), onnx);
        double[] expected = calibration.probabilities(svm.scores(rows.values()[0]));
        ExportCheck.require(member, rows.first(), expected, AGREEMENT);
        double loss = -Math.log(Math.max(1e-300, expected[rows.labels()[0]]));
        listener.over(new TrainingListener.Epoch(1, 1, loss, OptionalDouble.empty()));
        return member;
    }

    /** Every speaker's own recordings are scored by machines that never heard him; the other renditions only train. */
    private ScoreCalibration calibration(
            List<TrainingClip> clips, FunctionalRows rows, Kernel kernel, int classes, long seed) {
        boolean[] present = new boolean[classes];
        clips.forEach(c -> present[c.label()] = true);
        int[] folds = InnerSpeakers.folds(clips, CALIBRATION_FOLDS, seed);
        List<double[]> scores = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int fold = 0; fold < CALIBRATION_FOLDS; fold++) {
            List<float[]> train = new ArrayList<>();
            List<Integer> trainLabels = new ArrayList<>();
            List<Integer> held = new ArrayList<>();
            int row = 0;
            for (int i = 0; i < clips.size(); i++) {
                int renditions = clips.get(i).renditions().size();
                if (folds[i] == fold) {
                    held.add(row);
                } else {
                    for (int r = row; r < row + renditions; r++) {
                        train.add(rows.values()[r]);
                        trainLabels.add(rows.labels()[r]);
                    }
                }
                row += renditions;
            }
            if (trainLabels.stream().distinct().count() > 1) {
                PairwiseSvm svm = PairwiseSvm.fit(
                        kernel,
                        train.toArray(new float[0][]),
                        trainLabels.stream().mapToInt(l -> l).toArray(),
                        classes,
                        cost,
                        rows.weighting(classes, balanced));
                for (int r : held) {
                    scores.add(svm.scores(rows.values()[r]));
                    labels.add(rows.labels()[r]);
                }
            }
        }
        return ScoreCalibration.fit(scores, labels.stream().mapToInt(l -> l).toArray(), present);
    }

    private static Tensor export(
            OnnxGraph graph,
            OnnxLayers layers,
            Tensor features,
            PairwiseSvm svm,
            ScoreCalibration calibration,
            int classes) {
        int pairs = svm.pairs();
        if (pairs == 0) {
            Tensor none = layers.mul(layers.sum(features, 1, true), graph.constant(new float[] {0}, 1));
            return layers.add(none, graph.constant(calibration.shifts(), classes));
        }
        float[] offsets = new float[pairs];
        float[] signs = new float[classes * pairs];
        for (int p = 0; p < pairs; p++) {
            offsets[p] = (float) svm.offset(p);
            float[] ofPair = svm.signs(p);
            for (int c = 0; c < classes; c++) {
                signs[c * pairs + p] = (float) (calibration.slope() * ofPair[c]);
            }
        }
        Tensor decisions;
        if (svm.kernel() instanceof Kernel.Gaussian gaussian) {
            Tensor distances = layers.squaredDistances(features, svm.vectors());
            Tensor k = graph.node(
                    "Exp", List.of(layers.mul(distances, graph.constant(new float[] {(float) -gaussian.gamma()}, 1))));
            int count = svm.vectors().length;
            float[] weights = new float[pairs * count];
            for (int p = 0; p < pairs; p++) {
                System.arraycopy(svm.coefficients(p, 1), 0, weights, p * count, count);
            }
            decisions = layers.dense(k, count, pairs, weights, offsets);
        } else {
            int dims = svm.vectors()[0].length;
            decisions = layers.dense(features, dims, pairs, planes(svm, dims), offsets);
        }
        return layers.dense(decisions, pairs, classes, signs, calibration.shifts());
    }

    /** The normal vectors of the planes, {@code [pairs][dims]}. */
    private static float[] planes(PairwiseSvm svm, int dims) {
        float[] planes = new float[svm.pairs() * dims];
        for (int p = 0; p < svm.pairs(); p++) {
            float[] coefficients = svm.coefficients(p, 1.0 / dims);
            int pair = p;
            for (int d = 0; d < dims; d++) {
                int dim = d;
                planes[pair * dims + d] = (float) IntStream.range(0, coefficients.length)
                        .mapToDouble(i -> (double) coefficients[i] * svm.vectors()[i][dim])
                        .sum();
            }
        }
        return planes;
    }
}
