package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/**
 * 3 × 3 convolutions over frequency and time, each followed by normalisation, rectifier and the maximum of 2 × 2 fields,
 * each with twice the filters of the one before; then mean and maximum over what is left. Batches must be without padding.
 */
record Cnn2d(int dims, int classes, Cnn2dTrainer.Options options) implements Network {

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape ONE = new Shape(1, 1);

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        w.addBatchNorm("input", dims);
        for (int layer = 1; layer <= options.layers(); layer++) {
            w.addLinear("conv" + layer, random, width(layer), width(layer - 1), 3, 3);
            w.addBatchNorm("norm" + layer, width(layer));
        }
        w.addLinear("output", random, classes, 2L * width(options.layers()));
        return w;
    }

    /** Channels after a layer, counted from 1; the spectrogram itself is one channel. */
    private int width(int layer) {
        return layer == 0 ? 1 : options.filters() << (layer - 1);
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDArray x = pass.scope().create(batch.inputs(), new Shape(batch.clips(), dims, batch.frames()));
        x = pass.batchNorm(x, "input").expandDims(1);
        for (int layer = 1; layer <= options.layers(); layer++) {
            x = Conv2d.conv2d(
                            x,
                            pass.tensor("conv" + layer + ".weight"),
                            pass.tensor("conv" + layer + ".bias"),
                            ONE,
                            ONE,
                            ONE)
                    .head();
            x = pass.batchNorm(x, "norm" + layer).getNDArrayInternal().relu();
            x = Pool.maxPool2d(x, TWO, TWO, new Shape(0, 0), true);
            x = pass.dropChannels(x, options.dropout());
        }
        NDArray flat = x.reshape(batch.clips(), width(options.layers()), -1);
        NDArray pooled = flat.mean(new int[] {2}).concat(flat.max(new int[] {2}), 1);
        return pass.linear(pass.dropout(pooled, options.outputDropout()), "output");
    }

    @Override
    public Dimension[] inputShape() {
        return new Dimension[] {Dimension.free("clips"), Dimension.free("frames"), Dimension.fixed(dims)};
    }

    @Override
    public Tensor export(Exporter out, Tensor features) {
        OnnxLayers layers = out.layers();
        Tensor x = layers.expand(out.batchNorm(layers.swapFramesAndChannels(features), "input"), 1);
        for (int layer = 1; layer <= options.layers(); layer++) {
            x = layers.maxPool2d(out.convolution2d(x, width(layer - 1), width(layer), layer));
        }
        Tensor mean = layers.mean(layers.mean(x, 3), 2);
        Tensor most = layers.max(layers.max(x, 3), 2);
        return out.dense(layers.concat(1, mean, most), "output", 2 * width(options.layers()), classes);
    }
}
