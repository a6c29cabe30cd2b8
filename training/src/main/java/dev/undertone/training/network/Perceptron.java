package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/** The multilayer perceptron on functionals: two hidden layers, each normalised, rectified and dropped out of. */
record Perceptron(int inputs, int classes) implements Network {

    private static final int FIRST = 256;
    private static final int SECOND = 128;
    private static final double INPUT_DROPOUT = 0.2;
    private static final double HIDDEN_DROPOUT = 0.5;

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        w.addLinear("hidden1", random, FIRST, inputs);
        w.addBatchNorm("norm1", FIRST);
        w.addLinear("hidden2", random, SECOND, FIRST);
        w.addBatchNorm("norm2", SECOND);
        w.addLinear("output", random, classes, SECOND);
        return w;
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDArray whole = pass.scope().ones(new Shape(batch.clips(), 1, 1));
        NDArray x = pass.scope().create(batch.inputs(), new Shape(batch.clips(), inputs));
        x = pass.dropout(x, INPUT_DROPOUT);
        for (int layer = 1; layer <= 2; layer++) {
            x = pass.linear(x, "hidden" + layer).expandDims(2);
            x = pass.batchNorm(x, whole, "norm" + layer).squeeze(2);
            x = pass.dropout(x.getNDArrayInternal().relu(), HIDDEN_DROPOUT);
        }
        return pass.linear(x, "output");
    }

    @Override
    public Dimension[] inputShape() {
        return new Dimension[] {Dimension.free("clips"), Dimension.fixed(inputs)};
    }

    @Override
    public Tensor export(Exporter out, Tensor features) {
        OnnxLayers layers = out.layers();
        Tensor x = layers.relu(out.batchNorm(out.dense(features, "hidden1", inputs, FIRST), "norm1"));
        x = layers.relu(out.batchNorm(out.dense(x, "hidden2", FIRST, SECOND), "norm2"));
        return out.dense(x, "output", SECOND, classes);
    }
}
