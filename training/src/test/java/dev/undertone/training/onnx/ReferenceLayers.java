package dev.undertone.training.onnx;

/** The layers' definitions in plain double arithmetic, in PyTorch's layouts. */
final class ReferenceLayers {

    private ReferenceLayers() {}

    static double[] dense(float[] x, int inputs, int outputs, float[] weight, float[] bias) {
        int rows = x.length / inputs;
        double[] y = new double[rows * outputs];
        for (int r = 0; r < rows; r++) {
            for (int o = 0; o < outputs; o++) {
                y[r * outputs + o] = bias[o] + dot(weight, o * inputs, x, r * inputs, inputs);
            }
        }
        return y;
    }

    static double[] conv1d(float[] x, int items, int frames, Conv1dShape shape, float[] weight, float[] bias) {
        int in = shape.inputChannels();
        int out = shape.outputChannels();
        int length = frames + 2 * shape.padding() - shape.dilation() * (shape.kernel() - 1);
        double[] y = new double[items * out * length];
        for (int n = 0; n < items; n++) {
            for (int o = 0; o < out; o++) {
                for (int t = 0; t < length; t++) {
                    double sum = bias[o];
                    for (int i = 0; i < in; i++) {
                        for (int k = 0; k < shape.kernel(); k++) {
                            int at = t - shape.padding() + k * shape.dilation();
                            if (at >= 0 && at < frames) {
                                sum += weight[(o * in + i) * shape.kernel() + k] * x[(n * in + i) * frames + at];
                            }
                        }
                    }
                    y[(n * out + o) * length + t] = sum;
                }
            }
        }
        return y;
    }

    /**
     * One direction of a gated recurrent unit on one item: r = σ(…), z = σ(…), n = tanh(Wx + b + r·(Uh + c)),
     * h = (1 − z)·n + z·h.
     */
    static double[][] gru(float[][] x, int hidden, float[] w, float[] u, float[] b, float[] c, boolean backwards) {
        double[][] y = new double[x.length][];
        double[] h = new double[hidden];
        for (int step = 0; step < x.length; step++) {
            int t = backwards ? x.length - 1 - step : step;
            double[] next = new double[hidden];
            for (int j = 0; j < hidden; j++) {
                double r = sigmoid(gate(w, b, x[t], j) + gate(u, c, h, j));
                double z = sigmoid(gate(w, b, x[t], hidden + j) + gate(u, c, h, hidden + j));
                double n = Math.tanh(gate(w, b, x[t], 2 * hidden + j) + r * gate(u, c, h, 2 * hidden + j));
                next[j] = (1 - z) * n + z * h[j];
            }
            h = next;
            y[t] = h;
        }
        return y;
    }

    /** One direction of a long short-term memory on one item, gates i f g o. */
    static double[][] lstm(float[][] x, int hidden, float[] w, float[] u, float[] b, float[] c, boolean backwards) {
        double[][] y = new double[x.length][];
        double[] h = new double[hidden];
        double[] cell = new double[hidden];
        for (int step = 0; step < x.length; step++) {
            int t = backwards ? x.length - 1 - step : step;
            double[] next = new double[hidden];
            for (int j = 0; j < hidden; j++) {
                double i = sigmoid(gate(w, b, x[t], j) + gate(u, c, h, j));
                double f = sigmoid(gate(w, b, x[t], hidden + j) + gate(u, c, h, hidden + j));
                double g = Math.tanh(gate(w, b, x[t], 2 * hidden + j) + gate(u, c, h, 2 * hidden + j));
                double o = sigmoid(gate(w, b, x[t], 3 * hidden + j) + gate(u, c, h, 3 * hidden + j));
                cell[j] = f * cell[j] + i * g;
                next[j] = o * Math.tanh(cell[j]);
            }
            h = next;
            y[t] = h;
        }
        return y;
    }

    /** Weighted mean and standard deviation of one item over its frames. */
    static double[] attentivePooling(float[][] x, float[] attention, double minimumVariance) {
        int channels = x[0].length;
        double total = 0;
        for (float a : attention) {
            total += Math.exp(a);
        }
        double[] y = new double[2 * channels];
        for (int ch = 0; ch < channels; ch++) {
            double mean = 0;
            double square = 0;
            for (int t = 0; t < x.length; t++) {
                double weight = Math.exp(attention[t]) / total;
                mean += weight * x[t][ch];
                square += weight * x[t][ch] * x[t][ch];
            }
            y[ch] = mean;
            y[channels + ch] = Math.sqrt(Math.max(square - mean * mean, minimumVariance));
        }
        return y;
    }

    private static double gate(float[] weight, float[] bias, float[] x, int row) {
        return bias[row] + dot(weight, row * x.length, x, 0, x.length);
    }

    private static double gate(float[] weight, float[] bias, double[] x, int row) {
        double sum = bias[row];
        for (int i = 0; i < x.length; i++) {
            sum += weight[row * x.length + i] * x[i];
        }
        return sum;
    }

    private static double dot(float[] a, int aFrom, float[] b, int bFrom, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) a[aFrom + i] * b[bFrom + i];
        }
        return sum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
