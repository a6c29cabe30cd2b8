package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import dev.undertone.training.onnx.Conv1dShape;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/**
 * Convolutions over frames, each seeing twice as far as the one before, then mean and maximum over the frames. Batches
 * must be without padding.
 */
record Cnn1d(int dims, int classes, Cnn1dTrainer.Options options) implements Network {

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        w.addBatchNorm("input", dims);
        for (int layer = 1; layer <= options.layers(); layer++) {
            Conv1dShape shape = shape(layer);
            w.addLinear("conv" + layer, random, shape.outputChannels(), shape.inputChannels(), shape.kernel());
            w.addBatchNorm("norm" + layer, shape.outputChannels());
        }
        w.addLinear("output", random, classes, 2L * options.filters());
        return w;
    }

    private Conv1dShape shape(int layer) {
        int inputs = layer == 1 ? dims : options.filters();
        return Conv1dShape.same(inputs, options.filters(), options.kernel(), 1 << (layer - 1));
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDArray x = pass.scope().create(batch.inputs(), new Shape(batch.clips(), dims, batch.frames()));
        x = pass.batchNorm(x, "input");
        for (int layer = 1; layer <= options.layers(); layer++) {
            Conv1dShape shape = shape(layer);
            x = Conv1d.conv1d(
                            x,
                            pass.tensor("conv" + layer + ".weight"),
                            pass.tensor("conv" + layer + ".bias"),
                            new Shape(1),
                            new Shape(shape.padding()),
                            new Shape(shape.dilation()))
                    .head();
            x = pass.batchNorm(x, "norm" + layer).getNDArrayInternal().relu();
            x = pass.dropChannels(x, options.dropout());
        }
        NDArray pooled = x.mean(new int[] {2}).concat(x.max(new int[] {2}), 1);
        return pass.linear(pass.dropout(pooled, options.outputDropout()), "output");
    }

    @Override
    public Dimension[] inputShape() {
        return new Dimension[] {Dimension.free("clips"), Dimension.free("frames"), Dimension.fixed(dims)};
    }

    @Override
    public Tensor export(Exporter out, Tensor features) {
        OnnxLayers layers = out.layers();
        Tensor x = out.batchNorm(layers.swapFramesAndChannels(features), "input");
        for (int layer = 1; layer <= options.layers(); layer++) {
            x = out.convolution(x, shape(layer), layer);
        }
        Tensor pooled = layers.concat(1, layers.mean(x, 2), layers.max(x, 2));
        return out.dense(pooled, "output", 2 * options.filters(), classes);
    }
}
