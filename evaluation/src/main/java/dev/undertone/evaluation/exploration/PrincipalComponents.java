package dev.undertone.evaluation.exploration;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The directions in which rows differ most. Each component's largest weight is positive, so that the same data give the
 * same picture. Immutable.
 *
 * @see <a href="https://doi.org/10.1080/14786440109462720">Pearson, On lines and planes of closest fit, 1901</a>
 */
public final class PrincipalComponents {

    private static final int SWEEPS = 60;

    private final double[] mean;
    private final double[][] weights;
    private final double[] explained;

    private PrincipalComponents(double[] mean, double[][] weights, double[] explained) {
        this.mean = mean;
        this.weights = weights;
        this.explained = explained;
    }

    /**
     * Finds all components: eigenvectors of the covariance, by Jacobi rotations, which take {@code columns³} steps a sweep.
     */
    public static PrincipalComponents of(Observations x) {
        int dims = x.columns();
        double[] mean = new double[dims];
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < dims; i++) {
                mean[i] += x.get(row, i) / x.rows();
            }
        }
        double[][] covariance = new double[dims][dims];
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < dims; i++) {
                double d = (x.get(row, i) - mean[i]) / x.rows();
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += d * (x.get(row, j) - mean[j]);
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < dims; i++) {
            trace += covariance[i][i];
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        double[][] vectors = diagonalise(covariance);
        int[] order = IntStream.range(0, dims)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -covariance[i][i]))
                .mapToInt(i -> i)
                .toArray();
        double[][] weights = new double[dims][dims];
        double[] explained = new double[dims];
        for (int c = 0; c < dims; c++) {
            int from = order[c];
            explained[c] = trace > 0 ? Math.max(0, covariance[from][from]) / trace : 0;
            double largest = 0;
            for (int i = 0; i < dims; i++) {
                weights[c][i] = vectors[i][from];
                largest = Math.abs(weights[c][i]) > Math.abs(largest) + 1e-12 ? weights[c][i] : largest;
            }
            for (int i = 0; i < dims && largest < 0; i++) {
                weights[c][i] = -weights[c][i];
            }
        }
        return new PrincipalComponents(mean, weights, explained);
    }

    /** Leaves the eigenvalues on the diagonal of {@code a} and returns the eigenvectors as columns. */
    private static double[][] diagonalise(double[][] a) {
        int n = a.length;
        double[][] v = new double[n][n];
        double scale = 0;
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
            scale = Math.max(scale, Math.abs(a[i][i]));
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double off = 0;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    off = Math.max(off, Math.abs(a[p][q]));
                    rotate(a, v, p, q, 1e-15 * scale);
                }
            }
            if (off <= 1e-13 * scale) {
                break;
            }
        }
        return v;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q, double negligible) {
        if (Math.abs(a[p][q]) <= negligible) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        for (int k = 0; k < a.length; k++) {
            double akp = a[k][p];
            a[k][p] = cos * akp - sin * a[k][q];
            a[k][q] = sin * akp + cos * a[k][q];
        }
        for (int k = 0; k < a.length; k++) {
            double apk = a[p][k];
            a[p][k] = cos * apk - sin * a[q][k];
            a[q][k] = sin * apk + cos * a[q][k];
            double vkp = v[k][p];
            v[k][p] = cos * vkp - sin * v[k][q];
            v[k][q] = sin * vkp + cos * v[k][q];
        }
    }

    /** The share of all variance that lies along a component, in [0, 1], falling; 0 if there is no variance. */
    public double explained(int component) {
        return explained[component];
    }

    /** @return {@code [rows][components]}: where the rows lie along the first components */
    public Observations project(Observations x, int components) {
        if (components < 1 || components > weights.length) {
            throw new IllegalArgumentException("components must be in 1.." + weights.length + " but was " + components);
        }
        double[][] projected = new double[x.rows()][components];
        for (int row = 0; row < x.rows(); row++) {
            for (int c = 0; c < components; c++) {
                for (int i = 0; i < mean.length; i++) {
                    projected[row][c] += weights[c][i] * (x.get(row, i) - mean[i]);
                }
            }
        }
        return Observations.of(projected);
    }
}
