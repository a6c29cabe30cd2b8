package dev.undertone.training.network;

import dev.undertone.training.onnx.Conv1dShape;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.RecurrentWeights;
import dev.undertone.training.onnx.Tensor;

/** Writes a network's layers as ONNX, finding their weights by the names that {@link Pass} knows them by. */
record Exporter(OnnxLayers layers, Weights weights) {

    Tensor dense(Tensor x, String name, int inputs, int outputs) {
        return layers.dense(x, inputs, outputs, values(name + ".weight"), values(name + ".bias"));
    }

    Tensor batchNorm(Tensor x, String name) {
        return layers.batchNorm(
                x,
                values(name + ".gain"),
                values(name + ".shift"),
                values(name + ".mean"),
                values(name + ".variance"),
                Pass.EPSILON);
    }

    /** Convolution, batch normalisation and rectifier number {@code layer}. */
    Tensor convolution(Tensor x, Conv1dShape shape, int layer) {
        Tensor y = layers.conv1d(x, shape, values("conv" + layer + ".weight"), values("conv" + layer + ".bias"));
        return layers.relu(batchNorm(y, "norm" + layer));
    }

    /** A 3 × 3 convolution that keeps the size, batch normalisation and rectifier number {@code layer}. */
    Tensor convolution2d(Tensor x, int inputs, int outputs, int layer) {
        Tensor y =
                layers.conv2d(x, inputs, outputs, values("conv" + layer + ".weight"), values("conv" + layer + ".bias"));
        return layers.relu(batchNorm(y, "norm" + layer));
    }

    RecurrentWeights recurrent(String direction, int inputs, int hidden) {
        return RecurrentWeights.of(
                inputs,
                hidden,
                values(direction + ".input.weight"),
                values(direction + ".state.weight"),
                values(direction + ".input.bias"),
                values(direction + ".state.bias"));
    }

    private float[] values(String name) {
        return weights.values(name);
    }
}
