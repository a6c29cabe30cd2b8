package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/**
 * Mean and deviation over the frames, weighted by attention.
 *
 * @param width of a frame
 * @param hidden size of the layer that decides how much attention a frame gets
 * @see <a href="https://arxiv.org/abs/1803.10963">Okabe et al. (2018), Attentive statistics pooling</a>
 */
record AttentiveStatistics(int width, int hidden) {

    private static final float SMALLEST_VARIANCE = 1e-5f;

    void addTo(Weights w, RandomGenerator random) {
        w.addLinear("attend", random, hidden, width);
        w.addLinear("weigh", random, 1, hidden);
    }

    /** What is weighed, {@code [clips, frames, 1]}, before the softmax over the frames. */
    NDArray attention(Pass pass, NDArray heard) {
        return pass.linear(pass.linear(heard, "attend").tanh(), "weigh");
    }

    /**
     * Mean and deviation under given attention.
     *
     * @param heard {@code [clips, frames, width]}
     * @return {@code [clips, 2 · width]}
     */
    NDArray pooled(Pass pass, NDArray heard, NDArray attention) {
        NDArray weights = attention.softmax(1);
        NDArray mean = heard.mul(weights).sum(new int[] {1}, true);
        NDArray variance = heard.sub(mean).square().mul(weights).sum(new int[] {1});
        NDArray deviation = variance.maximum(pass.number(SMALLEST_VARIANCE)).sqrt();
        return mean.squeeze(1).concat(deviation, 1);
    }

    Tensor export(Exporter out, Tensor heard) {
        OnnxLayers layers = out.layers();
        Tensor attention = layers.tanh(out.dense(heard, "attend", width, hidden));
        return layers.attentivePooling(heard, out.dense(attention, "weigh", hidden, 1), SMALLEST_VARIANCE);
    }
}
