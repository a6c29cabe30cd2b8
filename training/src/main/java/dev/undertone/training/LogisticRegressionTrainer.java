package dev.undertone.training;

import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.WeightPrecision;
import java.util.Arrays;
import java.util.List;

/**
 * Trains multinomial logistic regression on standardised functionals: mean cross-entropy, every class weighing the same,
 * plus {@code penalty / 2} times the squared weights (not the biases).
 */
public final class LogisticRegressionTrainer implements MemberTrainer {

    /**
     * How it is fitted.
     *
     * @param penalty on the squared weights, at least 0
     * @param tolerance largest component of the gradient at the solution
     * @param mostIterations of the optimiser
     */
    public record Options(double penalty, double tolerance, int mostIterations) {

        public Options {
            if (!(penalty >= 0 && tolerance > 0 && mostIterations > 0)) {
                throw new IllegalArgumentException("penalty must be at least 0, tolerance and mostIterations positive"
                        + " but were " + penalty + ", " + tolerance + ", " + mostIterations);
            }
        }

        public static Options defaults() {
            return new Options(0.093, 1e-5, 500);
        }
    }

    private final Options options;

    public LogisticRegressionTrainer(Options options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "lr";
    }

    @Override
    public InputSpec input() {
        return FunctionalRows.INPUT;
    }

    @Override
    public String settings() {
        return options.toString();
    }

    @Override
    public TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener) {
        FunctionalRows rows = FunctionalRows.of(clips);
        Loss loss = new Loss(rows.values(), rows.labels(), classes, options.penalty());
        double[] solution =
                Lbfgs.minimise(loss, new double[loss.size()], options.tolerance(), options.mostIterations());
        listener.epoch(1, 1, loss.at(solution, new double[solution.length]));
        return TrainedMember.of(
                name(),
                input(),
                rows.standardisation(),
                onnx(solution, rows.first().dims(), classes));
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

    /** The loss over weights {@code [classes][dims + 1]}, the bias last in each row. */
    static final class Loss implements Lbfgs.Objective {

        private final float[][] rows;
        private final int[] labels;
        private final double[] rowWeights;
        private final int classes;
        private final int dims;
        private final double penalty;

        Loss(float[][] rows, int[] labels, int classes, double penalty) {
            this.rows = rows;
            this.labels = labels;
            this.classes = classes;
            this.dims = rows[0].length;
            this.penalty = penalty;
            int[] counts = new int[classes];
            for (int label : labels) {
                counts[label]++;
            }
            long present = Arrays.stream(counts).filter(n -> n > 0).count();
            rowWeights = Arrays.stream(labels)
                    .mapToDouble(label -> 1.0 / (present * counts[label]))
                    .toArray();
        }

        int size() {
            return classes * (dims + 1);
        }

        @Override
        public double at(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double loss = 0;
            double[] p = new double[classes];
            for (int i = 0; i < rows.length; i++) {
                loss += rowWeights[i] * softmaxLoss(x, rows[i], labels[i], p);
                for (int c = 0; c < classes; c++) {
                    double pull = rowWeights[i] * (p[c] - (c == labels[i] ? 1 : 0));
                    accumulate(gradient, c * (dims + 1), rows[i], pull);
                }
            }
            for (int c = 0; c < classes; c++) {
                for (int d = c * (dims + 1); d < c * (dims + 1) + dims; d++) {
                    loss += penalty / 2 * x[d] * x[d];
                    gradient[d] += penalty * x[d];
                }
            }
            return loss;
        }

        private double softmaxLoss(double[] x, float[] row, int label, double[] p) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                p[c] = logit(x, c * (dims + 1), row);
                max = Math.max(max, p[c]);
            }
            double own = p[label] - max;
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                p[c] = Math.exp(p[c] - max);
                sum += p[c];
            }
            for (int c = 0; c < classes; c++) {
                p[c] /= sum;
            }
            return Math.log(sum) - own;
        }

        private double logit(double[] x, int from, float[] row) {
            // Four sums at once: one sum alone would wait for itself at every addition.
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int j = 0;
            for (; j + 3 < dims; j += 4) {
                a += x[from + j] * row[j];
                b += x[from + j + 1] * row[j + 1];
                c += x[from + j + 2] * row[j + 2];
                d += x[from + j + 3] * row[j + 3];
            }
            for (; j < dims; j++) {
                a += x[from + j] * row[j];
            }
            return a + b + (c + d) + x[from + dims];
        }

        private void accumulate(double[] gradient, int from, float[] row, double pull) {
            for (int j = 0; j < dims; j++) {
                gradient[from + j] += pull * row[j];
            }
            gradient[from + dims] += pull;
        }
    }
}
