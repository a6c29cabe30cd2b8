package dev.undertone.training.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The layers of Undertone's networks as ONNX nodes. Weights come in PyTorch's layouts, batches first; no layer looks at
 * the number of items or frames, so both stay dynamic.
 */
public final class OnnxLayers {

    // ONNX gates z r h from PyTorch's r z n.
    private static final int[] GRU_ORDER = {1, 0, 2};
    // ONNX gates i o f c from PyTorch's i f g o.
    private static final int[] LSTM_ORDER = {0, 3, 1, 2};

    private final OnnxGraph graph;

    public OnnxLayers(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * {@code x·Wᵀ + b} over the last dimension, whatever comes before it.
     *
     * @param weight {@code [outputs][inputs]}, row after row
     * @param bias {@code [outputs]}
     */
    public Tensor dense(Tensor x, int inputs, int outputs, float[] weight, float[] bias) {
        float[] transposed = new float[weight.length];
        for (int i = 0; i < weight.length; i++) {
            transposed[i % inputs * outputs + i / inputs] = weight[i];
        }
        return add(
                graph.node("MatMul", List.of(x, graph.weights(transposed, inputs, outputs))),
                graph.weights(bias, outputs));
    }

    /**
     * Batch normalisation with its running statistics over dimension 1 of {@code [N, channels]} or {@code [N, channels,
     * frames]}.
     *
     * @param gamma scale, {@code [channels]}, as are the others
     */
    public Tensor batchNorm(Tensor x, float[] gamma, float[] beta, float[] mean, float[] variance, float epsilon) {
        return graph.node(
                "BatchNormalization",
                List.of(x, channels(gamma), channels(beta), channels(mean), channels(variance)),
                Attribute.of("epsilon", epsilon));
    }

    /**
     * Convolution over the frames of {@code [N, channels, frames]}.
     *
     * @param weight {@code [outputChannels][inputChannels][kernel]}
     * @param bias {@code [outputChannels]}
     */
    public Tensor conv1d(Tensor x, Conv1dShape shape, float[] weight, float[] bias) {
        return graph.node(
                "Conv",
                List.of(
                        x,
                        graph.weights(weight, shape.outputChannels(), shape.inputChannels(), shape.kernel()),
                        graph.weights(bias, shape.outputChannels())),
                Attribute.of("kernel_shape", List.of((long) shape.kernel())),
                Attribute.of("pads", List.of((long) shape.padding(), (long) shape.padding())),
                Attribute.of("dilations", List.of((long) shape.dilation())));
    }

    /**
     * A 3 × 3 convolution over {@code [N, channels, height, width]} that keeps height and width.
     *
     * @param weight {@code [outputs][inputs][3][3]}
     * @param bias {@code [outputs]}
     */
    public Tensor conv2d(Tensor x, int inputs, int outputs, float[] weight, float[] bias) {
        return graph.node(
                "Conv",
                List.of(x, graph.weights(weight, outputs, inputs, 3, 3), graph.weights(bias, outputs)),
                Attribute.of("kernel_shape", List.of(3L, 3L)),
                Attribute.of("pads", List.of(1L, 1L, 1L, 1L)));
    }

    /** The largest of each 2 × 2 field of {@code [N, channels, height, width]}; what is left over is a field too. */
    public Tensor maxPool2d(Tensor x) {
        return graph.node(
                "MaxPool",
                List.of(x),
                Attribute.of("kernel_shape", List.of(2L, 2L)),
                Attribute.of("strides", List.of(2L, 2L)),
                Attribute.of("ceil_mode", 1));
    }

    /** The largest along one axis, which disappears. */
    public Tensor max(Tensor x, int axis) {
        return graph.node(
                "ReduceMax", List.of(x), Attribute.of("axes", List.of((long) axis)), Attribute.of("keepdims", 0));
    }

    /** A new dimension of size 1. */
    public Tensor expand(Tensor x, int axis) {
        return graph.node("Unsqueeze", List.of(x, graph.integers(axis)));
    }

    /**
     * Gated recurrent unit.
     *
     * @param x {@code [N, frames, inputs]}
     * @return {@code [N, frames, hidden]}
     */
    public Tensor gru(Tensor x, RecurrentWeights weights) {
        return recurrent("GRU", GRU_ORDER, x, List.of(weights), Attribute.of("linear_before_reset", 1));
    }

    /**
     * Gated recurrent units over the frames forwards and backwards.
     *
     * @param x {@code [N, frames, inputs]}
     * @return {@code [N, frames, 2 · hidden]}, forwards first
     */
    public Tensor bidirectionalGru(Tensor x, RecurrentWeights forward, RecurrentWeights backward) {
        return recurrent("GRU", GRU_ORDER, x, List.of(forward, backward), Attribute.of("linear_before_reset", 1));
    }

    /** Long short-term memories over the frames forwards and backwards; shapes as {@link #bidirectionalGru}. */
    public Tensor bidirectionalLstm(Tensor x, RecurrentWeights forward, RecurrentWeights backward) {
        return recurrent("LSTM", LSTM_ORDER, x, List.of(forward, backward));
    }

    /**
     * Attentive statistics pooling: mean and standard deviation over the frames under softmax weights.
     *
     * @param x {@code [N, frames, channels]}
     * @param attention {@code [N, frames, 1]}, before the softmax
     * @param minimumVariance smaller variances are lifted to this before the root
     * @return {@code [N, 2 · channels]}, means first
     * @see <a href="https://arxiv.org/abs/1803.10963">Okabe et al. (2018), Attentive statistics pooling</a>
     */
    public Tensor attentivePooling(Tensor x, Tensor attention, float minimumVariance) {
        Tensor weights = softmax(attention, 1);
        Tensor mean = sum(mul(x, weights), 1, true);
        Tensor deviation = graph.node("Sub", List.of(x, mean));
        Tensor variance = sum(mul(mul(deviation, deviation), weights), 1, false);
        Tensor sd = graph.node("Sqrt", List.of(atLeast(variance, minimumVariance)));
        return concat(1, graph.node("Squeeze", List.of(mean, graph.integers(1))), sd);
    }

    public Tensor relu(Tensor x) {
        return graph.node("Relu", List.of(x));
    }

    public Tensor tanh(Tensor x) {
        return graph.node("Tanh", List.of(x));
    }

    public Tensor softmax(Tensor x, int axis) {
        return graph.node("Softmax", List.of(x), Attribute.of("axis", axis));
    }

    /** Element-wise, broadcasting. */
    public Tensor add(Tensor a, Tensor b) {
        return graph.node("Add", List.of(a, b));
    }

    /** Element-wise, broadcasting. */
    public Tensor mul(Tensor a, Tensor b) {
        return graph.node("Mul", List.of(a, b));
    }

    /** The larger of each element and {@code floor}. */
    public Tensor atLeast(Tensor x, float floor) {
        return graph.node("Max", List.of(x, graph.constant(new float[] {floor}, 1)));
    }

    /**
     * Squared Euclidean distances, never negative.
     *
     * @param x {@code [N, dims]}
     * @param points {@code [count][dims]}
     * @return {@code [N, count]}
     */
    public Tensor squaredDistances(Tensor x, float[][] points) {
        int count = points.length;
        int dims = points[0].length;
        float[] twice = new float[dims * count];
        float[] squares = new float[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int d = 0; d < dims; d++) {
                twice[d * count + i] = -2 * points[i][d];
                sum += (double) points[i][d] * points[i][d];
            }
            squares[i] = (float) sum;
        }
        Tensor own = graph.node("ReduceSumSquare", List.of(x), Attribute.of("axes", List.of(1L)));
        Tensor crossed = graph.node("MatMul", List.of(x, graph.weights(twice, dims, count)));
        return relu(add(add(crossed, graph.constant(squares, count)), own));
    }

    /** Natural logarithm of each element. */
    public Tensor log(Tensor x) {
        return graph.node("Log", List.of(x));
    }

    /** Mean over one axis, which disappears. */
    public Tensor mean(Tensor x, int axis) {
        return graph.node(
                "ReduceMean", List.of(x), Attribute.of("axes", List.of((long) axis)), Attribute.of("keepdims", 0));
    }

    /** Joins along an axis. */
    public Tensor concat(int axis, Tensor... parts) {
        return graph.node("Concat", List.of(parts), Attribute.of("axis", axis));
    }

    /** Swaps the last two of three dimensions: frames by channels to channels by frames, and back. */
    public Tensor swapFramesAndChannels(Tensor x) {
        return transpose(x, 0L, 2L, 1L);
    }

    /** Sum over one axis, which disappears unless it is kept. */
    public Tensor sum(Tensor x, int axis, boolean keep) {
        return graph.node("ReduceSum", List.of(x, graph.integers(axis)), Attribute.of("keepdims", keep ? 1 : 0));
    }

    private Tensor transpose(Tensor x, Long... order) {
        return graph.node("Transpose", List.of(x), Attribute.of("perm", List.of(order)));
    }

    /** Statistics span more than half precision's range, and are few. */
    private Tensor channels(float[] values) {
        return graph.constant(values, values.length);
    }

    private Tensor recurrent(
            String operator, int[] order, Tensor x, List<RecurrentWeights> directions, Attribute... more) {
        int hidden = directions.get(0).hiddenSize();
        int inputs = directions.get(0).inputSize();
        int count = directions.size();
        int rows = order.length * hidden;
        List<Attribute> attributes = new ArrayList<>(List.of(more));
        attributes.add(Attribute.of("hidden_size", hidden));
        attributes.add(Attribute.of("direction", count == 2 ? "bidirectional" : "forward"));
        Tensor result = graph.node(
                operator,
                List.of(
                        transpose(x, 1L, 0L, 2L),
                        graph.weights(stacked(directions, d -> d.input(order)), count, rows, inputs),
                        graph.weights(stacked(directions, d -> d.recurrent(order)), count, rows, hidden),
                        graph.weights(stacked(directions, d -> d.biases(order)), count, 2L * rows)),
                attributes.toArray(new Attribute[0]));
        // [frames, directions, N, hidden] → [N, frames, directions · hidden]; 0 keeps a dimension.
        return graph.node(
                "Reshape", List.of(transpose(result, 2L, 0L, 1L, 3L), graph.integers(0, 0, (long) count * hidden)));
    }

    private static float[] stacked(List<RecurrentWeights> directions, Function<RecurrentWeights, float[]> part) {
        List<float[]> parts = directions.stream().map(part).toList();
        float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (float[] values : parts) {
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }
}
