package dev.undertone.evaluation.exploration;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * t-distributed stochastic neighbour embedding, exact: a map on which the neighbours of each row stay its neighbours.
 * Distances between clusters, and their sizes, mean nothing. All pairs are looked at in every iteration, about 10 s for
 * 2,000 rows; the same rows, options and seed give the same map on any number of threads.
 *
 * <p>It begins with the first two principal components, which keeps the large arrangement, with early exaggeration 12 for
 * the first third, momentum 0.5 then 0.8 and a learning rate of {@code rows / 48}.
 *
 * @see <a href="https://www.jmlr.org/papers/v9/vandermaaten08a.html">van der Maaten and Hinton, Visualizing data using
 *     t-SNE, 2008</a>
 * @see <a href="https://doi.org/10.1038/s41467-019-13056-x">Kobak and Berens, The art of using t-SNE for single-cell
 *     transcriptomics, 2019 (beginning and learning rate)</a>
 */
public final class Tsne {

    private static final double EXAGGERATION = 12;
    private static final double START_DEVIATION = 1e-4;
    private static final double LEAST_RATE = 50;
    private static final double LEAST_GAIN = 0.01;
    private static final int BISECTIONS = 60;

    private final int n;
    private final double[][] p;
    private final double[] x;
    private final double[] y;

    private Tsne(int n, double[][] p) {
        this.n = n;
        this.p = p;
        this.x = new double[n];
        this.y = new double[n];
    }

    /**
     * Draws the map.
     *
     * @param observations on comparable scales, see {@link Observations#standardised}; at least four rows
     * @param progress hears how many iterations are done
     * @return {@code [rows][2]}, centred on 0
     */
    public static Observations map(Observations observations, TsneOptions options, IntConsumer progress) {
        int n = observations.rows();
        if (n < 4) {
            throw new IllegalArgumentException("a map must have at least 4 rows but had " + n);
        }
        double perplexity = Math.min(options.perplexity(), (n - 1) / 3.0);
        Tsne map = new Tsne(n, affinities(observations, perplexity));
        map.begin(observations, options.seed());
        map.descend(options.iterations(), progress);
        double[][] places = new double[n][2];
        for (int i = 0; i < n; i++) {
            places[i][0] = map.x[i];
            places[i][1] = map.y[i];
        }
        return Observations.of(places);
    }

    /** Symmetric, their sum 1. */
    private static double[][] affinities(Observations observations, double perplexity) {
        int n = observations.rows();
        double[][] conditional = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> conditional(observations, i, perplexity))
                .toArray(double[][]::new);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double joint = (conditional[i][j] + conditional[j][i]) / (2 * n);
                conditional[i][j] = joint;
                conditional[j][i] = joint;
            }
        }
        return conditional;
    }

    /** Gaussian weights of one row's neighbours, as wide as makes their entropy that of the perplexity. */
    private static double[] conditional(Observations observations, int row, double perplexity) {
        int n = observations.rows();
        double[] squares = new double[n];
        double nearest = Double.MAX_VALUE;
        double sum = 0;
        for (int j = 0; j < n; j++) {
            squares[j] = observations.squaredDistance(row, j);
            nearest = j == row ? nearest : Math.min(nearest, squares[j]);
            sum += squares[j];
        }
        double[] weights = new double[n];
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = sum > 0 ? (n - 1) / sum : 1;
        double wanted = Math.log(perplexity);
        for (int step = 0; step < BISECTIONS; step++) {
            double entropy = weigh(squares, nearest, row, beta, weights);
            if (Math.abs(entropy - wanted) < 1e-7) {
                break;
            }
            low = entropy > wanted ? beta : low;
            high = entropy > wanted ? high : beta;
            beta = Double.isInfinite(high) ? beta * 2 : (low + high) / 2;
        }
        return weights;
    }

    /** Fills {@code weights}, their sum 1, and returns their entropy in nats. */
    private static double weigh(double[] squares, double nearest, int row, double beta, double[] weights) {
        double total = 0;
        double energy = 0;
        for (int j = 0; j < squares.length; j++) {
            double excess = squares[j] - nearest;
            weights[j] = j == row ? 0 : Math.exp(-beta * excess);
            total += weights[j];
            energy += weights[j] * excess;
        }
        for (int j = 0; j < squares.length; j++) {
            weights[j] /= total;
        }
        return Math.log(total) + beta * energy / total;
    }

    private void begin(Observations observations, long seed) {
        int components = Math.min(2, observations.columns());
        Observations plane = PrincipalComponents.of(observations).project(observations, components);
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += plane.get(i, 0) * plane.get(i, 0) / n;
        }
        double scale = variance > 0 ? START_DEVIATION / Math.sqrt(variance) : 0;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            x[i] = plane.get(i, 0) * scale + noise(random);
            y[i] = (components > 1 ? plane.get(i, 1) * scale : 0) + noise(random);
        }
    }

    private static double noise(SplittableRandom random) {
        return START_DEVIATION * 0.01 * (random.nextDouble() - 0.5);
    }

    private void descend(int iterations, IntConsumer progress) {
        double rate = Math.max(LEAST_RATE, n / (4 * EXAGGERATION));
        int exaggerated = iterations / 3;
        double[][] steps = new double[2][n];
        double[][] gains = new double[2][n];
        Arrays.fill(gains[0], 1);
        Arrays.fill(gains[1], 1);
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[][] gradient = gradient(iteration < exaggerated ? EXAGGERATION : 1);
            double momentum = iteration < exaggerated ? 0.5 : 0.8;
            move(x, gradient[0], steps[0], gains[0], momentum, rate);
            move(y, gradient[1], steps[1], gains[1], momentum, rate);
            progress.accept(iteration + 1);
        }
    }

    private static void move(
            double[] place, double[] gradient, double[] step, double[] gain, double momentum, double rate) {
        double mean = 0;
        for (int i = 0; i < place.length; i++) {
            boolean turned = gradient[i] > 0 != step[i] > 0;
            gain[i] = Math.max(LEAST_GAIN, turned ? gain[i] + 0.2 : gain[i] * 0.8);
            step[i] = momentum * step[i] - rate * gain[i] * gradient[i];
            place[i] += step[i];
            mean += place[i] / place.length;
        }
        for (int i = 0; i < place.length; i++) {
            place[i] -= mean;
        }
    }

    /** Each row on its own and sums in the rows' order, so that threads change nothing. */
    private double[][] gradient(double exaggeration) {
        double[][] forces = new double[n][];
        IntStream.range(0, n).parallel().forEach(i -> forces[i] = forces(i));
        double kernels = 0;
        for (double[] force : forces) {
            kernels += force[4];
        }
        double[][] gradient = new double[2][n];
        for (int i = 0; i < n; i++) {
            gradient[0][i] = 4 * (exaggeration * forces[i][0] - forces[i][2] / kernels);
            gradient[1][i] = 4 * (exaggeration * forces[i][1] - forces[i][3] / kernels);
        }
        return gradient;
    }

    /** Attraction in x and y, repulsion in x and y before normalisation, and the sum of the kernels. */
    private double[] forces(int i) {
        double pullX = 0;
        double pullY = 0;
        double pushX = 0;
        double pushY = 0;
        double kernels = 0;
        double[] affinity = p[i];
        for (int j = 0; j < n; j++) {
            double dx = x[i] - x[j];
            double dy = y[i] - y[j];
            double kernel = 1 / (1 + dx * dx + dy * dy);
            double pull = affinity[j] * kernel;
            double push = kernel * kernel;
            kernels += kernel;
            pullX += pull * dx;
            pullY += pull * dy;
            pushX += push * dx;
            pushY += push * dy;
        }
        return new double[] {pullX, pullY, pushX, pushY, kernels - 1};
    }
}
