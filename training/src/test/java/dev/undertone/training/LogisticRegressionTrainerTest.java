package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogisticRegressionTrainerTest extends MemberTrainerContract {

    @Override
    protected MemberTrainer trainer() {
        return new LogisticRegressionTrainer(LogisticRegressionTrainer.Options.defaults());
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void gradientIsTheSlopeOfTheLoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LogisticLoss loss = loss(random, 20, 7);
        double[] x = random.doubles(loss.size(), -1, 1).toArray();
        double[] gradient = new double[x.length];
        loss.at(x, gradient);
        double[] ignored = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            assertThat((loss.at(up, ignored) - loss.at(down, ignored)) / 2e-5).isCloseTo(gradient[j], within(1e-7));
        }
    }

    @Test
    void gradientVanishesAtTheSolution() {
        LogisticLoss loss = loss(new SplittableRandom(5), 40, 11);
        double[] solution = Lbfgs.minimise(loss, new double[loss.size()], 1e-9, 1000);
        double[] gradient = new double[solution.length];
        loss.at(solution, gradient);
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isLessThan(1e-8);
    }

    @Test
    void oneBinaryFeatureHasTheKnownOptimum() {
        // Classes at x = ±1 without penalty on three of four: the log-odds at x = 1 are log 3, so w1 - w0 = log 3.
        float[][] rows = {{1}, {1}, {1}, {-1}, {-1}, {-1}, {-1}, {1}};
        int[] labels = {1, 1, 1, 1, 0, 0, 0, 0};
        LogisticLoss loss = loss(rows, labels, 2, 0);
        double[] x = Lbfgs.minimise(loss, new double[loss.size()], 1e-10, 200);
        assertThat(x[2] - x[0]).isCloseTo(Math.log(3), within(1e-6));
        assertThat(x[3] - x[1]).isCloseTo(0, within(1e-6));
    }

    @Test
    void everyClassWeighsTheSameHoweverManyClipsItHas() {
        List<TrainingClip> clips = ToyClips.of(30, 1, 6, 3);
        List<TrainingClip> more = new ArrayList<>(clips);
        clips.stream().filter(c -> c.label() == 2).forEach(more::add);
        float[][] rows = clips.stream().map(c -> c.original().toArray()).toArray(float[][]::new);
        float[][] moreRows = more.stream().map(c -> c.original().toArray()).toArray(float[][]::new);
        int[] labels = clips.stream().mapToInt(TrainingClip::label).toArray();
        int[] moreLabels = more.stream().mapToInt(TrainingClip::label).toArray();
        double[] x = new SplittableRandom(1).doubles(3 * 7, -1, 1).toArray();
        double[] gradient = new double[x.length];
        assertThat(loss(moreRows, moreLabels, 3, 0.1).at(x, gradient))
                .isCloseTo(loss(rows, labels, 3, 0.1).at(x, gradient), within(1e-12));
    }

    @Test
    void followsTheCurvedValley() {
        double[] x = Lbfgs.minimise(
                (p, g) -> {
                    double a = 1 - p[0];
                    double b = p[1] - p[0] * p[0];
                    g[0] = -2 * a - 400 * p[0] * b;
                    g[1] = 200 * b;
                    return a * a + 100 * b * b;
                },
                new double[] {-1.2, 1},
                1e-9,
                200);
        assertThat(x).containsExactly(new double[] {1, 1}, within(1e-7));
    }

    private static LogisticLoss loss(SplittableRandom random, int count, int dims) {
        float[][] rows = new float[count][dims];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dims; d++) {
                rows[i][d] = (float) random.nextDouble(-2, 2);
            }
            labels[i] = i % 3;
        }
        return loss(rows, labels, 3, 0.05);
    }

    /** Balanced, beginning from nothing. */
    private static LogisticLoss loss(float[][] rows, int[] labels, int classes, double penalty) {
        return new LogisticLoss(
                rows,
                labels,
                ClassWeights.unasked(classes, true).over(labels),
                penalty,
                new double[classes * (rows[0].length + 1)]);
    }
}
