package dev.undertone.training.classic;

import dev.undertone.training.ClassWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * One support vector machine for each pair of classes that occur, solved by libsvm. Immutable.
 *
 * @see <a href="https://doi.org/10.1145/1961189.1961199">Chang and Lin (2011), LIBSVM</a>
 */
final class PairwiseSvm {

    private static final double TOLERANCE = 1e-3;
    private static final double CACHE_MEGABYTES = 100;

    /** Kernel values of more rows than these are computed by libsvm as it needs them, slower but in bounded memory. */
    private static final int MOST_PRECOMPUTED_ROWS = 3000;

    /** The machine that is positive for {@code first} and negative for {@code second}. */
    private record Pair(int first, int second) {}

    private final Kernel kernel;
    private final int classes;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<double[]> coefficients = new ArrayList<>();
    private final double[] offsets;
    private final float[][] vectors;

    private PairwiseSvm(Kernel kernel, float[][] rows, int[] labels, int classes, double cost, ClassWeights weighting) {
        this.kernel = kernel;
        this.classes = classes;
        double[] weights = weighting.over(labels);
        int[] present = Arrays.stream(labels).distinct().sorted().toArray();
        List<double[]> ofRows = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int a = 0; a < present.length; a++) {
            for (int b = a + 1; b < present.length; b++) {
                Pair pair = new Pair(present[a], present[b]);
                double[] coefficient = new double[rows.length];
                found.add(solve(pair, rows, labels, cost, weights, coefficient));
                pairs.add(pair);
                ofRows.add(coefficient);
            }
        }
        this.offsets = found.stream().mapToDouble(d -> d).toArray();
        int[] used = IntStream.range(0, rows.length)
                .filter(i -> ofRows.stream().anyMatch(c -> c[i] != 0))
                .toArray();
        this.vectors = Arrays.stream(used).mapToObj(i -> rows[i]).toArray(float[][]::new);
        for (double[] all : ofRows) {
            coefficients.add(Arrays.stream(used).mapToDouble(i -> all[i]).toArray());
        }
    }

    /** Fits all pairs. */
    static PairwiseSvm fit(
            Kernel kernel, float[][] rows, int[] labels, int classes, double cost, ClassWeights weighting) {
        return new PairwiseSvm(kernel, rows, labels, classes, cost, weighting);
    }

    private double solve(Pair pair, float[][] rows, int[] labels, double cost, double[] weights, double[] coefficient) {
        int[] chosen = IntStream.range(0, rows.length)
                .filter(i -> labels[i] == pair.first() || labels[i] == pair.second())
                .toArray();
        boolean precomputed = chosen.length <= MOST_PRECOMPUTED_ROWS;
        svm_problem problem = new svm_problem();
        problem.l = chosen.length;
        problem.y = Arrays.stream(chosen)
                .mapToDouble(i -> labels[i] == pair.first() ? 1 : -1)
                .toArray();
        problem.x = precomputed ? kernelRows(chosen, rows) : plainRows(chosen, rows);
        svm_parameter parameter = parameter(cost, precomputed, rows[0].length);
        parameter.nr_weight = 2;
        parameter.weight_label = new int[] {1, -1};
        parameter.weight = new double[] {weights[pair.first()], weights[pair.second()]};
        svm.svm_set_print_string_function(line -> {});
        svm_model model = svm.svm_train(problem, parameter);
        double sign = model.label[0] == 1 ? 1 : -1;
        for (int s = 0; s < model.l; s++) {
            coefficient[chosen[model.sv_indices[s] - 1]] = sign * model.sv_coef[0][s];
        }
        return -sign * model.rho[0];
    }

    private svm_parameter parameter(double cost, boolean precomputed, int dims) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.C = cost;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        if (precomputed) {
            parameter.kernel_type = svm_parameter.PRECOMPUTED;
        } else if (kernel instanceof Kernel.Gaussian gaussian) {
            parameter.kernel_type = svm_parameter.RBF;
            parameter.gamma = gaussian.gamma();
        } else {
            // (gamma · a·b)¹ is the linear kernel with its division by dims.
            parameter.kernel_type = svm_parameter.POLY;
            parameter.degree = 1;
            parameter.gamma = 1.0 / dims;
        }
        return parameter;
    }

    private svm_node[][] kernelRows(int[] chosen, float[][] rows) {
        int n = chosen.length;
        svm_node[][] nodes = new svm_node[n][n + 1];
        for (int i = 0; i < n; i++) {
            nodes[i][0] = node(0, i + 1.0);
            for (int j = 0; j <= i; j++) {
                double value = kernel.of(rows[chosen[i]], rows[chosen[j]]);
                nodes[i][j + 1] = node(j + 1, value);
                nodes[j][i + 1] = node(i + 1, value);
            }
        }
        return nodes;
    }

    private static svm_node[][] plainRows(int[] chosen, float[][] rows) {
        svm_node[][] nodes = new svm_node[chosen.length][rows[0].length];
        for (int i = 0; i < chosen.length; i++) {
            for (int d = 0; d < rows[0].length; d++) {
                nodes[i][d] = node(d + 1, rows[chosen[i]][d]);
            }
        }
        return nodes;
    }

    private static svm_node node(int index, double value) {
        svm_node node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }

    /** How many pairs there are. */
    int pairs() {
        return pairs.size();
    }

    /** The rows that carry a coefficient, shared and not to be written to. */
    float[][] vectors() {
        return vectors;
    }

    Kernel kernel() {
        return kernel;
    }

    /** Coefficients of one pair, one per vector, times {@code factor}. */
    float[] coefficients(int pair, double factor) {
        double[] all = coefficients.get(pair);
        float[] out = new float[all.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (all[i] * factor);
        }
        return out;
    }

    double offset(int pair) {
        return offsets[pair];
    }

    /** {@code +1} where a class is the pair's first, {@code −1} where its second, else 0; {@code [classes]}. */
    float[] signs(int pair) {
        float[] signs = new float[classes];
        signs[pairs.get(pair).first()] = 1;
        signs[pairs.get(pair).second()] = -1;
        return signs;
    }

    /** Sums of each class's decision values against all others, {@code [classes]}; 0 for classes that did not occur. */
    double[] scores(float[] row) {
        double[] k = new double[vectors.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = kernel.of(row, vectors[i]);
        }
        double[] scores = new double[classes];
        for (int p = 0; p < pairs.size(); p++) {
            double decision = offsets[p];
            double[] c = coefficients.get(p);
            for (int i = 0; i < k.length; i++) {
                decision += c[i] * k[i];
            }
            scores[pairs.get(p).first()] += decision;
            scores[pairs.get(p).second()] -= decision;
        }
        return scores;
    }
}
