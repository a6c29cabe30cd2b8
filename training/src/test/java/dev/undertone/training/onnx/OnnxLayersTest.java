package dev.undertone.training.onnx;

import static dev.undertone.training.onnx.OnnxRun.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer, run by ONNX Runtime, against its definition in plain arithmetic. */
class OnnxLayersTest {

    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2})
    void denseTakesItemsAndFrames(long seed) throws OrtException {
        Random random = new Random(seed);
        float[] x = gaussian(random, 6 * 5, 1);
        float[] weight = gaussian(random, 4 * 5, 0.5);
        float[] bias = gaussian(random, 4, 0.5);
        double[] expected = ReferenceLayers.dense(x, 5, 4, weight, bias);
        assertClose(OnnxRun.of(x, shape(6, 5), (l, in) -> l.dense(in, 5, 4, weight, bias)), expected);
        assertClose(OnnxRun.of(x, shape(2, 3, 5), (l, in) -> l.dense(in, 5, 4, weight, bias)), expected);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {3, 4})
    void batchNormUsesItsRunningStatistics(long seed) throws OrtException {
        Random random = new Random(seed);
        int channels = 3;
        int frames = 4;
        float[] x = gaussian(random, 2 * channels * frames, 2);
        float[] gamma = gaussian(random, channels, 1);
        float[] beta = gaussian(random, channels, 1);
        float[] mean = gaussian(random, channels, 1);
        float[] variance = {0.3f, 1.7f, 90_000f};
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i / frames % channels;
            expected[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + 1e-5) * gamma[c] + beta[c];
        }
        assertClose(
                OnnxRun.of(
                        x, shape(2, channels, frames), (l, in) -> l.batchNorm(in, gamma, beta, mean, variance, 1e-5f)),
                expected);
    }

    @ParameterizedTest(name = "kernel {0}, dilation {1}, padding {2}")
    @CsvSource({"5, 1, 2", "3, 2, 2", "3, 1, 0", "1, 1, 0"})
    void convolves(int kernel, int dilation, int padding) throws OrtException {
        Random random = new Random(5);
        Conv1dShape shape = new Conv1dShape(3, 4, kernel, padding, dilation);
        float[] x = gaussian(random, 2 * 3 * 11, 1);
        float[] weight = gaussian(random, 4 * 3 * kernel, 0.5);
        float[] bias = gaussian(random, 4, 0.5);
        assertClose(
                OnnxRun.of(x, shape(2, 3, 11), (l, in) -> l.conv1d(in, shape, weight, bias)),
                ReferenceLayers.conv1d(x, 2, 11, shape, weight, bias));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {6, 7})
    void gruRunsBothWays(long seed) throws OrtException {
        Random random = new Random(seed);
        Direction forward = new Direction(random, 3, 4, 3);
        Direction backward = new Direction(random, 3, 4, 3);
        float[] x = gaussian(random, 2 * 6 * 4, 1);
        double[] expected = new double[2 * 6 * 6];
        double[] oneWay = new double[2 * 6 * 3];
        for (int n = 0; n < 2; n++) {
            float[][] item = frames(x, n, 6, 4);
            double[][] f = ReferenceLayers.gru(item, 3, forward.w, forward.u, forward.b, forward.c, false);
            double[][] b = ReferenceLayers.gru(item, 3, backward.w, backward.u, backward.b, backward.c, true);
            join(expected, n, f, b);
            join(oneWay, n, f, new double[6][0]);
        }
        assertClose(
                OnnxRun.of(x, shape(2, 6, 4), (l, in) -> l.bidirectionalGru(in, forward.weights(), backward.weights())),
                expected);
        assertClose(OnnxRun.of(x, shape(2, 6, 4), (l, in) -> l.gru(in, forward.weights())), oneWay);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {8, 9})
    void lstmRunsBothWays(long seed) throws OrtException {
        Random random = new Random(seed);
        Direction forward = new Direction(random, 4, 4, 3);
        Direction backward = new Direction(random, 4, 4, 3);
        float[] x = gaussian(random, 2 * 6 * 4, 1);
        double[] expected = new double[2 * 6 * 6];
        for (int n = 0; n < 2; n++) {
            float[][] item = frames(x, n, 6, 4);
            join(
                    expected,
                    n,
                    ReferenceLayers.lstm(item, 3, forward.w, forward.u, forward.b, forward.c, false),
                    ReferenceLayers.lstm(item, 3, backward.w, backward.u, backward.b, backward.c, true));
        }
        assertClose(
                OnnxRun.of(
                        x, shape(2, 6, 4), (l, in) -> l.bidirectionalLstm(in, forward.weights(), backward.weights())),
                expected);
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {10, 11})
    void poolsMeanAndDeviationUnderAttention(long seed) throws OrtException {
        Random random = new Random(seed);
        float[] x = gaussian(random, 2 * 7 * 3, 1);
        float[] direction = gaussian(random, 3, 1);
        double[] expected = new double[2 * 6];
        for (int n = 0; n < 2; n++) {
            float[][] item = frames(x, n, 7, 3);
            float[] attention = new float[7];
            for (int t = 0; t < 7; t++) {
                attention[t] = (float) ReferenceLayers.dense(item[t], 3, 1, direction, new float[1])[0];
            }
            System.arraycopy(ReferenceLayers.attentivePooling(item, attention, 1e-4), 0, expected, n * 6, 6);
        }
        assertClose(
                OnnxRun.of(
                        x,
                        shape(2, 7, 3),
                        (l, in) -> l.attentivePooling(in, l.dense(in, 3, 1, direction, new float[1]), 1e-4f)),
                expected);
    }

    @Test
    void oneFrameHasTheSmallestDeviation() throws OrtException {
        float[] pooled = OnnxRun.of(
                new float[] {3, -2},
                shape(1, 1, 2),
                (l, in) -> l.attentivePooling(in, l.dense(in, 2, 1, new float[2], new float[1]), 1e-4f));
        assertClose(pooled, new double[] {3, -2, 0.01, 0.01});
    }

    @Test
    void simpleOperators() throws OrtException {
        float[] x = {-1, 2, 0.5f, 3, -4, 1};
        assertClose(OnnxRun.of(x, shape(2, 3), (l, in) -> l.relu(in)), new double[] {0, 2, 0.5, 3, 0, 1});
        assertClose(
                OnnxRun.of(x, shape(2, 3), (l, in) -> l.tanh(in)),
                new double[] {Math.tanh(-1), Math.tanh(2), Math.tanh(0.5), Math.tanh(3), Math.tanh(-4), Math.tanh(1)});
        assertClose(OnnxRun.of(x, shape(2, 3), (l, in) -> l.atLeast(in, 1)), new double[] {1, 2, 1, 3, 1, 1});
        assertClose(OnnxRun.of(x, shape(2, 3), (l, in) -> l.mean(in, 1)), new double[] {0.5, 0});
        assertClose(OnnxRun.of(x, shape(2, 3), (l, in) -> l.concat(1, l.add(in, in), l.mul(in, in))), new double[] {
            -2, 4, 1, 1, 4, 0.25, 6, -8, 2, 9, 16, 1
        });
        assertClose(
                OnnxRun.of(x, shape(1, 2, 3), (l, in) -> l.swapFramesAndChannels(in)),
                new double[] {-1, 3, 2, -4, 0.5, 1});
        float[] softmax = OnnxRun.of(x, shape(2, 3), (l, in) -> l.softmax(in, 1));
        double total = Math.exp(-1) + Math.exp(2) + Math.exp(0.5);
        assertThat(softmax[1]).isCloseTo((float) (Math.exp(2) / total), within(1e-6f));
    }

    @Test
    void halfPrecisionIsHalfTheSizeAndNearlyTheSame() throws OrtException {
        Random random = new Random(12);
        float[] x = gaussian(random, 64, 1);
        float[] weight = gaussian(random, 64 * 64, 0.1);
        float[] bias = gaussian(random, 64, 0.1);
        float[] half = OnnxRun.of(WeightPrecision.HALF, x, shape(1, 64), (l, in) -> l.dense(in, 64, 64, weight, bias));
        double[] expected = ReferenceLayers.dense(x, 64, 64, weight, bias);
        for (int i = 0; i < half.length; i++) {
            assertThat((double) half[i]).isCloseTo(expected[i], within(2e-3));
        }
        assertThat(size(WeightPrecision.HALF, weight)).isLessThan(size(WeightPrecision.SINGLE, weight) / 2 + 200);
    }

    @Test
    void wrongSizesAndForeignTensorsAreRefused() {
        OnnxGraph graph = new OnnxGraph("test", WeightPrecision.SINGLE);
        OnnxLayers layers = new OnnxLayers(graph);
        Tensor x = graph.input("features", Dimension.free("N"), Dimension.fixed(3));
        assertThatThrownBy(() -> layers.dense(x, 3, 2, new float[6], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights of shape [2] must be 2 values but were 3");
        assertThatThrownBy(() -> layers.relu(new Tensor("elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'elsewhere', which is not in this graph");
        assertThatThrownBy(() -> graph.input("features")).hasMessageContaining("'features' stands twice");
        RecurrentWeights lstm = new Direction(new Random(1), 4, 3, 2).weights();
        assertThatThrownBy(() -> layers.gru(x, lstm)).hasMessageContaining("must be 3 gates × 2 × 3 = 18 values but");
    }

    private static int size(WeightPrecision precision, float[] weight) {
        OnnxGraph graph = new OnnxGraph("test", precision);
        graph.weights(weight, weight.length);
        return graph.toByteArray().length;
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i])
                    .as("value %d of %s against %s", i, Arrays.toString(actual), Arrays.toString(expected))
                    .isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    private static long[] shape(long... dims) {
        return dims;
    }

    private static float[][] frames(float[] x, int item, int frames, int dims) {
        float[][] out = new float[frames][];
        for (int t = 0; t < frames; t++) {
            int from = (item * frames + t) * dims;
            out[t] = Arrays.copyOfRange(x, from, from + dims);
        }
        return out;
    }

    private static void join(double[] into, int item, double[][] forward, double[][] backward) {
        int f = forward[0].length;
        int width = f + backward[0].length;
        for (int t = 0; t < forward.length; t++) {
            int at = (item * forward.length + t) * width;
            System.arraycopy(forward[t], 0, into, at, f);
            System.arraycopy(backward[t], 0, into, at + f, width - f);
        }
    }

    private static final class Direction {
        final int inputs;
        final int hidden;
        final float[] w;
        final float[] u;
        final float[] b;
        final float[] c;

        Direction(Random random, int gates, int inputs, int hidden) {
            this.inputs = inputs;
            this.hidden = hidden;
            w = gaussian(random, gates * hidden * inputs, 0.7);
            u = gaussian(random, gates * hidden * hidden, 0.7);
            b = gaussian(random, gates * hidden, 0.5);
            c = gaussian(random, gates * hidden, 0.5);
        }

        RecurrentWeights weights() {
            return RecurrentWeights.of(inputs, hidden, w, u, b, c);
        }
    }
}
