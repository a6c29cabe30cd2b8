package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/**
 * Recurrent layers, each running both ways, then the mean and deviation of what they say under attention. Batches must be
 * without padding.
 */
record Recurrent(int dims, int classes, RecurrentTrainer.Options options) implements Network {

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        w.addBatchNorm("input", dims);
        double bound = 1 / Math.sqrt(options.hidden());
        long gates = (long) options.cell().gates() * options.hidden();
        for (int layer = 1; layer <= options.layers(); layer++) {
            for (String direction : new String[] {"forward" + layer, "backward" + layer}) {
                w.addUniform(direction + ".input.weight", bound, random, gates, inputs(layer));
                w.addUniform(direction + ".state.weight", bound, random, gates, options.hidden());
                w.addUniform(direction + ".input.bias", bound, random, gates);
                w.addUniform(direction + ".state.bias", bound, random, gates);
            }
        }
        pooling().addTo(w, random);
        w.addBatchNorm("pooled", 4 * options.hidden());
        w.addLinear("output", random, classes, 4L * options.hidden());
        return w;
    }

    private int inputs(int layer) {
        return layer == 1 ? dims : 2 * options.hidden();
    }

    private AttentiveStatistics pooling() {
        return new AttentiveStatistics(2 * options.hidden(), options.attention());
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDArray x = pass.scope().create(batch.inputs(), new Shape(batch.clips(), dims, batch.frames()));
        x = pass.batchNorm(x, "input").transpose(0, 2, 1);
        for (int layer = 1; layer <= options.layers(); layer++) {
            NDArray onward = oneWay(pass, x, "forward" + layer);
            NDArray back = oneWay(pass, x.flip(1), "backward" + layer).flip(1);
            x = pass.dropout(onward.concat(back, 2), options.dropout());
        }
        NDArray pooled = pooling().pooled(pass, x, pooling().attention(pass, x));
        // Not libtorch's kernel, which refuses a batch of one clip here.
        NDArray whole = pass.scope().ones(new Shape(batch.clips(), 1, 1));
        pooled = pass.batchNorm(pooled.expandDims(2), whole, "pooled").squeeze(2);
        return pass.linear(pass.dropout(pooled, options.outputDropout()), "output");
    }

    private NDArray oneWay(Pass pass, NDArray x, String direction) {
        NDArray silence = pass.scope().zeros(new Shape(1, x.getShape().get(0), options.hidden()));
        NDList parameters = new NDList(
                pass.tensor(direction + ".input.weight"),
                pass.tensor(direction + ".state.weight"),
                pass.tensor(direction + ".input.bias"),
                pass.tensor(direction + ".state.bias"));
        return switch (options.cell()) {
            case GRU ->
                x.getNDArrayInternal()
                        .gru(x, silence, parameters, true, 1, 0, true, false, true)
                        .head();
            case LSTM ->
                x.getNDArrayInternal()
                        .lstm(x, new NDList(silence, silence), parameters, true, 1, 0, true, false, true)
                        .head();
        };
    }

    @Override
    public Dimension[] inputShape() {
        return new Dimension[] {Dimension.free("clips"), Dimension.free("frames"), Dimension.fixed(dims)};
    }

    @Override
    public Tensor export(Exporter out, Tensor features) {
        OnnxLayers layers = out.layers();
        Tensor x = out.batchNorm(layers.swapFramesAndChannels(features), "input");
        x = layers.swapFramesAndChannels(x);
        for (int layer = 1; layer <= options.layers(); layer++) {
            var forward = out.recurrent("forward" + layer, inputs(layer), options.hidden());
            var backward = out.recurrent("backward" + layer, inputs(layer), options.hidden());
            x = switch (options.cell()) {
                case GRU -> layers.bidirectionalGru(x, forward, backward);
                case LSTM -> layers.bidirectionalLstm(x, forward, backward);
            };
        }
        Tensor pooled = out.batchNorm(pooling().export(out, x), "pooled");
        return out.dense(pooled, "output", 4 * options.hidden(), classes);
    }
}
