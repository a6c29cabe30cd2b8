package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/** The multilayer perceptron: hidden layers, each normalised if so wished, rectified and dropped out of. */
record Perceptron(
        int inputs, int classes, List<Integer> hidden, boolean batchNorm, double inputDropout, double hiddenDropout)
        implements Network {

    @Override
    public Weights initialWeights(RandomGenerator random) {
        Weights w = new Weights();
        for (int layer = 1; layer <= hidden.size(); layer++) {
            w.addLinear("hidden" + layer, random, width(layer), width(layer - 1));
            if (batchNorm) {
                w.addBatchNorm("norm" + layer, width(layer));
            }
        }
        w.addLinear("output", random, classes, width(hidden.size()));
        return w;
    }

    /** Outputs of a hidden layer, counted from 1; layer 0 are the inputs. */
    private int width(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    @Override
    public NDArray logits(Pass pass, Batch batch) {
        NDArray whole = pass.scope().ones(new Shape(batch.clips(), 1, 1));
        NDArray x = pass.scope().create(batch.inputs(), new Shape(batch.clips(), inputs));
        x = pass.dropout(x, inputDropout);
        for (int layer = 1; layer <= hidden.size(); layer++) {
            x = pass.linear(x, "hidden" + layer);
            if (batchNorm) {
                x = pass.batchNorm(x.expandDims(2), whole, "norm" + layer).squeeze(2);
            }
            x = pass.dropout(x.getNDArrayInternal().relu(), hiddenDropout);
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
        Tensor x = features;
        for (int layer = 1; layer <= hidden.size(); layer++) {
            x = out.dense(x, "hidden" + layer, width(layer - 1), width(layer));
            x = layers.relu(batchNorm ? out.batchNorm(x, "norm" + layer) : x);
        }
        return out.dense(x, "output", width(hidden.size()), classes);
    }
}
