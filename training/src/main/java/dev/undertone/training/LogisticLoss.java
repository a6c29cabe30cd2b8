package dev.undertone.training;

import java.util.Arrays;

/**
 * Weighted cross-entropy of multinomial logistic regression with a squared penalty, over weights {@code [classes][dims + 1]}, the
 * bias last in each row. Not thread-safe: it keeps room for one evaluation.
 */
final class LogisticLoss implements Lbfgs.Objective {

    // Rows are taken in blocks and dimensions in tiles that stay in the cache; the loops within run over neighbouring
    // elements of
    // double arrays, which the compiler of Java 17 turns into vector instructions.
    private static final int BLOCK = 248;
    private static final int TILE = 64;

    private final float[][] rows;
    private final int[] labels;
    private final double[] rowWeights;
    private final int classes;
    private final int dims;
    private final double penalty;
    private final double[] before;
    private final double[][] tile;
    private final double[][] four;
    private final double[][] logits;

    /**
     * @param weights how much a row of each class counts
     * @param before the weights {@code [classes][dims + 1]} from which differences are penalised
     */
    LogisticLoss(float[][] rows, int[] labels, double[] weights, double penalty, double[] before) {
        this.rows = rows;
        this.labels = labels;
        this.classes = weights.length;
        this.dims = rows[0].length;
        this.penalty = penalty;
        this.before = before;
        rowWeights = Arrays.stream(labels)
                .mapToDouble(label -> weights[label] / labels.length)
                .toArray();
        tile = new double[TILE][BLOCK];
        four = new double[4][dims];
        logits = new double[classes][BLOCK];
    }

    int size() {
        return classes * (dims + 1);
    }

    @Override
    public double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[][] slopes = new double[classes][dims + 1];
        double loss = 0;
        for (int from = 0; from < rows.length; from += BLOCK) {
            int count = Math.min(BLOCK, rows.length - from);
            scoreBlock(x, from, count);
            loss += pullsOfBlock(from, count);
            gatherBlock(slopes, from, count);
        }
        for (int c = 0; c < classes; c++) {
            int at = c * (dims + 1);
            for (int d = 0; d < dims; d++) {
                double moved = x[at + d] - before[at + d];
                loss += penalty / 2 * moved * moved;
                gradient[at + d] = slopes[c][d] + penalty * moved;
            }
            gradient[at + dims] = slopes[c][dims];
        }
        return loss;
    }

    /** Fills {@link #logits} for the rows of a block. */
    private void scoreBlock(double[] x, int from, int count) {
        for (int c = 0; c < classes; c++) {
            Arrays.fill(logits[c], x[c * (dims + 1) + dims]);
        }
        for (int d = 0; d < dims; d += TILE) {
            int width = Math.min(TILE, dims - d);
            for (int i = 0; i < count; i++) {
                float[] row = rows[from + i];
                for (int k = 0; k < width; k++) {
                    tile[k][i] = row[d + k];
                }
            }
            for (int c = 0; c < classes; c++) {
                addProducts(logits[c], x, c * (dims + 1) + d, width);
            }
        }
    }

    private void addProducts(double[] sums, double[] x, int at, int width) {
        int k = 0;
        for (; k + 3 < width; k += 4) {
            addFour(
                    sums,
                    x[at + k],
                    tile[k],
                    x[at + k + 1],
                    tile[k + 1],
                    x[at + k + 2],
                    tile[k + 2],
                    x[at + k + 3],
                    tile[k + 3]);
        }
        for (; k < width; k++) {
            addOne(sums, x[at + k], tile[k]);
        }
    }

    /** Turns {@link #logits} of a block into the slopes of the loss by them, and returns that loss. */
    private double pullsOfBlock(int from, int count) {
        double loss = 0;
        for (int i = 0; i < count; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (double[] ofClass : logits) {
                max = Math.max(max, ofClass[i]);
            }
            int label = labels[from + i];
            double own = logits[label][i] - max;
            double sum = 0;
            for (double[] ofClass : logits) {
                ofClass[i] = Math.exp(ofClass[i] - max);
                sum += ofClass[i];
            }
            double weight = rowWeights[from + i];
            loss += weight * (Math.log(sum) - own);
            for (double[] ofClass : logits) {
                ofClass[i] *= weight / sum;
            }
            logits[label][i] -= weight;
        }
        return loss;
    }

    /** Adds what the rows of a block pull the weights by. */
    private void gatherBlock(double[][] slopes, int from, int count) {
        for (int i = 0; i < count; i += 4) {
            int width = Math.min(4, count - i);
            for (int k = 0; k < width; k++) {
                float[] row = rows[from + i + k];
                for (int d = 0; d < dims; d++) {
                    four[k][d] = row[d];
                }
            }
            for (int c = 0; c < classes; c++) {
                double[] pull = logits[c];
                if (width == 4) {
                    addFour(
                            slopes[c],
                            pull[i],
                            four[0],
                            pull[i + 1],
                            four[1],
                            pull[i + 2],
                            four[2],
                            pull[i + 3],
                            four[3]);
                } else {
                    for (int k = 0; k < width; k++) {
                        addOne(slopes[c], pull[i + k], four[k]);
                    }
                }
                for (int k = 0; k < width; k++) {
                    slopes[c][dims] += pull[i + k];
                }
            }
        }
    }

    private static void addFour(
            double[] into, double p, double[] a, double q, double[] b, double r, double[] c, double s, double[] d) {
        int length = Math.min(into.length, a.length);
        for (int i = 0; i < length; i++) {
            into[i] += p * a[i] + q * b[i] + (r * c[i] + s * d[i]);
        }
    }

    private static void addOne(double[] into, double factor, double[] values) {
        int length = Math.min(into.length, values.length);
        for (int i = 0; i < length; i++) {
            into[i] += factor * values[i];
        }
    }
}
