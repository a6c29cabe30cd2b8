package dev.undertone.training.onnx;

/**
 * The weights of one direction of a recurrent layer, in PyTorch's layout: gates stacked row-wise, r z n for a gated
 * recurrent unit and i f g o for a long short-term memory.
 */
public final class RecurrentWeights {

    private final int inputSize;
    private final int hiddenSize;
    private final float[] input;
    private final float[] recurrent;
    private final float[] inputBias;
    private final float[] recurrentBias;

    private RecurrentWeights(
            int inputSize, int hiddenSize, float[] input, float[] recurrent, float[] inputBias, float[] recurrentBias) {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.input = input;
        this.recurrent = recurrent;
        this.inputBias = inputBias;
        this.recurrentBias = recurrentBias;
    }

    /**
     * Copies the weights.
     *
     * @param input {@code [gates · hiddenSize][inputSize]}, row after row
     * @param recurrent {@code [gates · hiddenSize][hiddenSize]}
     * @param inputBias {@code [gates · hiddenSize]}
     * @param recurrentBias {@code [gates · hiddenSize]}
     */
    public static RecurrentWeights of(
            int inputSize, int hiddenSize, float[] input, float[] recurrent, float[] inputBias, float[] recurrentBias) {
        return new RecurrentWeights(
                inputSize, hiddenSize, input.clone(), recurrent.clone(), inputBias.clone(), recurrentBias.clone());
    }

    int inputSize() {
        return inputSize;
    }

    int hiddenSize() {
        return hiddenSize;
    }

    /** Input weights with the gates in another order: gate {@code g} of the result is gate {@code order[g]} of these. */
    float[] input(int... order) {
        return reordered("input weights", input, inputSize, order);
    }

    float[] recurrent(int... order) {
        return reordered("recurrent weights", recurrent, hiddenSize, order);
    }

    /** Input biases, then recurrent biases. */
    float[] biases(int... order) {
        float[] first = reordered("input biases", inputBias, 1, order);
        float[] second = reordered("recurrent biases", recurrentBias, 1, order);
        float[] both = new float[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private float[] reordered(String what, float[] values, int columns, int... order) {
        int gate = hiddenSize * columns;
        if (values.length != order.length * gate) {
            throw new IllegalArgumentException(what + " must be " + order.length + " gates × " + hiddenSize + " × "
                    + columns + " = " + order.length * gate + " values but were " + values.length);
        }
        float[] out = new float[values.length];
        for (int g = 0; g < order.length; g++) {
            System.arraycopy(values, order[g] * gate, out, g * gate, gate);
        }
        return out;
    }
}
