package dev.undertone.training.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.training.ClassWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our pairs against libsvm's own training and prediction of all classes at once. */
final class PairwiseSvmTest {

    private static final int DIMS = 5;
    private static final int CLASSES = 3;

    private final float[][] rows = new float[90][DIMS];
    private final int[] labels = new int[90];

    @ParameterizedTest(name = "gaussian={0}")
    @ValueSource(booleans = {true, false})
    void scoresAreLibsvmsDecisionValues(boolean gaussian) {
        draw(rows, labels, 1);
        Kernel kernel = gaussian ? new Kernel.Gaussian(0.3) : new Kernel.Linear();
        PairwiseSvm ours = PairwiseSvm.fit(kernel, rows, labels, CLASSES, 2, ClassWeights.unasked(CLASSES, false));
        svm_model theirs = svm.svm_train(problem(), parameter(gaussian));
        float[][] unseen = new float[20][DIMS];
        draw(unseen, new int[20], 2);
        for (float[] row : unseen) {
            double[] decisions = new double[3];
            svm.svm_predict_values(theirs, nodes(row), decisions);
            double[] expected = new double[CLASSES];
            int p = 0;
            for (int a = 0; a < CLASSES; a++) {
                for (int b = a + 1; b < CLASSES; b++) {
                    expected[theirs.label[a]] += decisions[p];
                    expected[theirs.label[b]] -= decisions[p++];
                }
            }
            // Both stop at a violation of 1e-3, on the same path but for rounding of the kernel.
            assertThat(ours.scores(row)).containsExactly(expected, within(1e-5));
        }
    }

    @Test
    void theSlopeMakesScoresProbabilities() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> scores = new ArrayList<>();
        int[] truth = new int[4000];
        for (int i = 0; i < truth.length; i++) {
            double[] s = {random.nextGaussian(), random.nextGaussian(), 0};
            double[] p = ScoreCalibration.softmax(new double[] {2.5 * s[0] + 0.5, 2.5 * s[1], 2.5 * s[2]});
            double u = random.nextDouble();
            truth[i] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
            scores.add(s);
        }
        ScoreCalibration fitted = ScoreCalibration.fit(scores, truth, new boolean[] {true, true, true});
        assertThat(fitted.slope()).isCloseTo(2.5, within(0.2));
    }

    private static void draw(float[][] rows, int[] labels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i % CLASSES;
            for (int d = 0; d < DIMS; d++) {
                rows[i][d] = (float) (random.nextGaussian() + (d == labels[i] ? 1.5 : 0));
            }
        }
    }

    private svm_problem problem() {
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.y = new double[rows.length];
        problem.x = new svm_node[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            problem.y[i] = labels[i];
            problem.x[i] = nodes(rows[i]);
        }
        return problem;
    }

    private static svm_parameter parameter(boolean gaussian) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = gaussian ? svm_parameter.RBF : svm_parameter.POLY;
        parameter.gamma = gaussian ? 0.3 : 1.0 / DIMS;
        parameter.degree = 1;
        parameter.C = 2;
        parameter.eps = 1e-3;
        parameter.cache_size = 10;
        parameter.shrinking = 1;
        svm.svm_set_print_string_function(line -> {});
        return parameter;
    }

    private static svm_node[] nodes(float[] row) {
        svm_node[] nodes = new svm_node[DIMS];
        for (int d = 0; d < DIMS; d++) {
            nodes[d] = new svm_node();
            nodes[d].index = d + 1;
            nodes[d].value = row[d];
        }
        return nodes;
    }
}
