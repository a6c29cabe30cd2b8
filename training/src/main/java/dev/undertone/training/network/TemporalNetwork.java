package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import dev.undertone.training.onnx.Conv1dShape;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/**
 * The temporal network on log-mel frames: dilated convolutions, a gated recurrent unit each way, and the attentive mean
 * and deviation of what they say.
 *
 * @see <a href="https://arxiv.org/abs/1803.10963">Okabe et al. (2018), Attentive statistics pooling</a>
 */
record TemporalNetwork(int mels, int classes) implements Network {

    private static final int CHANNELS = 128;
    private static final int RECURRENT = 64;
    private static final AttentiveStatistics POOLING = new AttentiveStatistics(2 * RECURRENT, 64);
    private static final double CONVOLUTION_DROPOUT = 0.2;
    private static final double OUTPUT_DROPOUT = 0.4;

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        w.addBatchNorm("input", mels);
        w.addLinear("conv1", random, CHANNELS, mels, 5);
        w.addBatchNorm("norm1", CHANNELS);
        w.addLinear("conv2", random, CHANNELS, CHANNELS, 3);
        w.addBatchNorm("norm2", CHANNELS);
        w.addLinear("conv3", random, CHANNELS, CHANNELS, 3);
        w.addBatchNorm("norm3", CHANNELS);
        double bound = 1 / Math.sqrt(RECURRENT);
        for (String direction : new String[] {"forward", "backward"}) {
            w.addUniform(direction + ".input.weight", bound, random, 3 * RECURRENT, CHANNELS);
            w.addUniform(direction + ".state.weight", bound, random, 3 * RECURRENT, RECURRENT);
            w.addUniform(direction + ".input.bias", bound, random, 3 * RECURRENT);
            w.addUniform(direction + ".state.bias", bound, random, 3 * RECURRENT);
        }
        POOLING.addTo(w, random);
        w.addBatchNorm("pooled", 4 * RECURRENT);
        w.addLinear("output", random, classes, 4 * RECURRENT);
        return w;
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDManager scope = pass.scope();
        NDArray mask = mask(scope, batch);
        NDArray x = scope.create(batch.inputs(), new Shape(batch.clips(), mels, batch.frames()));
        x = pass.batchNorm(x, mask, "input");
        x = convolution(pass, x, mask, 1, 2, 1);
        x = x.add(convolution(pass, x, mask, 2, 1, 1));
        x = x.add(convolution(pass, x, mask, 3, 2, 2));

        NDArray frames = x.transpose(0, 2, 1);
        NDArray mirror = mirror(scope, batch);
        NDArray onward = recurrent(pass, frames, "forward");
        NDArray back = mirror.matMul(recurrent(pass, mirror.matMul(frames), "backward"));
        NDArray heard = onward.concat(back, 2);

        NDArray ofFrames = mask.transpose(0, 2, 1);
        NDArray attention = POOLING.attention(pass, heard).add(ofFrames.log());
        NDArray pooled = POOLING.pooled(pass, heard, attention).expandDims(2);
        NDArray whole = scope.ones(new Shape(batch.clips(), 1, 1));
        pooled = pass.batchNorm(pooled, whole, "pooled").squeeze(2);
        return pass.linear(pass.dropout(pooled, OUTPUT_DROPOUT), "output");
    }

    private static NDArray convolution(Pass pass, NDArray x, NDArray mask, int layer, int padding, int dilation) {
        NDArray y = Conv1d.conv1d(
                        x,
                        pass.tensor("conv" + layer + ".weight"),
                        pass.tensor("conv" + layer + ".bias"),
                        new Shape(1),
                        new Shape(padding),
                        new Shape(dilation))
                .head();
        y = pass.batchNorm(y, mask, "norm" + layer).getNDArrayInternal().relu().mul(mask);
        return pass.dropout(y, CONVOLUTION_DROPOUT);
    }

    private static NDArray recurrent(Pass pass, NDArray frames, String direction) {
        NDArray silence = pass.scope().zeros(new Shape(1, frames.getShape().get(0), RECURRENT));
        NDList parameters = new NDList(
                pass.tensor(direction + ".input.weight"),
                pass.tensor(direction + ".state.weight"),
                pass.tensor(direction + ".input.bias"),
                pass.tensor(direction + ".state.bias"));
        return frames.getNDArrayInternal()
                .gru(frames, silence, parameters, true, 1, 0, true, false, true)
                .head();
    }

    @Override
    public Dimension[] inputShape() {
        return new Dimension[] {Dimension.free("clips"), Dimension.free("frames"), Dimension.fixed(mels)};
    }

    @Override
    public Tensor export(Exporter out, Tensor features) {
        OnnxLayers layers = out.layers();
        Tensor x = out.batchNorm(layers.swapFramesAndChannels(features), "input");
        x = out.convolution(x, Conv1dShape.same(mels, CHANNELS, 5, 1), 1);
        x = layers.add(x, out.convolution(x, Conv1dShape.same(CHANNELS, CHANNELS, 3, 1), 2));
        x = layers.add(x, out.convolution(x, Conv1dShape.same(CHANNELS, CHANNELS, 3, 2), 3));
        Tensor heard = layers.bidirectionalGru(
                layers.swapFramesAndChannels(x),
                out.recurrent("forward", CHANNELS, RECURRENT),
                out.recurrent("backward", CHANNELS, RECURRENT));
        Tensor pooled = POOLING.export(out, heard);
        return out.dense(out.batchNorm(pooled, "pooled"), "output", 4 * RECURRENT, classes);
    }

    /** {@code [clips, 1, frames]}: 1 within a clip, 0 after its end. */
    private static NDArray mask(NDManager scope, Batch batch) {
        float[] mask = new float[batch.clips() * batch.frames()];
        for (int b = 0; b < batch.clips(); b++) {
            for (int t = 0; t < batch.lengths()[b]; t++) {
                mask[b * batch.frames() + t] = 1;
            }
        }
        return scope.create(mask, new Shape(batch.clips(), 1, batch.frames()));
    }

    /** {@code [clips, frames, frames]}: turns each clip around within its own length and zeroes what follows. */
    private static NDArray mirror(NDManager scope, Batch batch) {
        int frames = batch.frames();
        float[] mirror = new float[batch.clips() * frames * frames];
        for (int b = 0; b < batch.clips(); b++) {
            int length = batch.lengths()[b];
            for (int t = 0; t < length; t++) {
                mirror[(b * frames + t) * frames + length - 1 - t] = 1;
            }
        }
        return scope.create(mirror, new Shape(batch.clips(), frames, frames));
    }
}
