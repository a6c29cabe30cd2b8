package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One forward pass: the weights as tensors of a scope, and the layers whose training and scoring differ.
 *
 * <p>Networks must not multiply or divide by a plain number on a differentiable path: DJL frees the number's memory at
 * once, although the backward pass still reads it, and gradients turn to noise now and then. {@link #number} makes one
 * that lives as long as the pass.
 */
final class Pass {

    private static final double RUNNING_KEEP = 0.9;
    static final float EPSILON = 1e-5f;

    private final NDManager scope;
    private final Weights weights;
    private final @Nullable RandomGenerator random;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    private Pass(NDManager scope, Weights weights, @Nullable RandomGenerator random) {
        this.scope = scope;
        this.weights = weights;
        this.random = random;
        for (Weights.Tensor t : weights.tensors()) {
            NDArray array = scope.create(t.values(), t.shape());
            array.setRequiresGradient(random != null && t.trained());
            tensors.put(t.name(), array);
        }
    }

    /** Drops out with {@code random}, normalises by the batch and moves the running statistics in {@code weights}. */
    static Pass training(NDManager scope, Weights weights, RandomGenerator random) {
        return new Pass(scope, weights, random);
    }

    /** Drops nothing and normalises by the running statistics. */
    static Pass scoring(NDManager scope, Weights weights) {
        return new Pass(scope, weights, null);
    }

    NDManager scope() {
        return scope;
    }

    /** A number that lives as long as the pass. */
    NDArray number(float value) {
        return scope.create(value);
    }

    NDArray tensor(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor must be one of " + tensors.keySet() + " but was " + name);
        }
        return tensor;
    }

    /** What {@code backward} left at the trained tensors. */
    Map<String, float[]> gradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (Weights.Tensor t : weights.tensors()) {
            if (t.trained()) {
                try (NDArray gradient = tensor(t.name()).getGradient()) {
                    gradients.put(t.name(), gradient.toFloatArray());
                }
            }
        }
        return gradients;
    }

    /** Zeroes each value with probability {@code share} and scales the others up to keep the mean. */
    NDArray dropout(NDArray x, double share) {
        return random == null || share == 0 ? x : dropped(x, x.getShape(), share, random);
    }

    private NDArray dropped(NDArray x, Shape shape, double share, RandomGenerator random) {
        float[] mask = new float[Math.toIntExact(shape.size())];
        int threshold = (int) Math.round(share * 0x10000);
        float kept = (float) (1 / (1 - share));
        long bits = 0;
        for (int i = 0; i < mask.length; i++) {
            if ((i & 3) == 0) {
                bits = random.nextLong();
            }
            mask[i] = (bits & 0xFFFF) >= threshold ? kept : 0;
            bits >>>= 16;
        }
        return x.mul(scope.create(mask, shape));
    }

    /** {@code x · weightᵀ + bias} over the last dimension. */
    NDArray linear(NDArray x, String name) {
        return x.matMul(tensor(name + ".weight").transpose()).add(tensor(name + ".bias"));
    }

    /**
     * Batch normalisation of {@code [clips, channels, frames]} over clips and frames.
     *
     * @param mask {@code [clips, 1, frames]}, 1 where a clip still lasts; what lies beyond neither counts nor survives
     */
    NDArray batchNorm(NDArray x, NDArray mask, String name) {
        Shape perChannel = new Shape(1, x.getShape().get(1), 1);
        NDArray gain = tensor(name + ".gain").reshape(perChannel);
        NDArray shift = tensor(name + ".shift").reshape(perChannel);
        NDArray mean;
        NDArray variance;
        if (random == null) {
            mean = tensor(name + ".mean").reshape(perChannel);
            variance = tensor(name + ".variance").reshape(perChannel);
        } else {
            int[] overClipsAndFrames = {0, 2};
            NDArray share = mask.div(mask.sum());
            mean = x.mul(share).sum(overClipsAndFrames, true);
            variance = x.sub(mean).square().mul(share).sum(overClipsAndFrames, true);
            move(weights.values(name + ".mean"), mean.toFloatArray());
            move(weights.values(name + ".variance"), variance.toFloatArray());
        }
        NDArray slope = gain.div(variance.add(number(EPSILON)).sqrt());
        return x.mul(slope).add(shift.sub(mean.mul(slope))).mul(mask);
    }

    /**
     * Batch normalisation over all dimensions but the second, by libtorch's own kernel; for batches without padding.
     *
     * @param x {@code [clips, channels, …]}
     */
    NDArray batchNorm(NDArray x, String name) {
        NDArray mean = tensor(name + ".mean");
        NDArray variance = tensor(name + ".variance");
        NDArray y = BatchNorm.batchNorm(
                        x,
                        mean,
                        variance,
                        tensor(name + ".gain"),
                        tensor(name + ".shift"),
                        1,
                        (float) (1 - RUNNING_KEEP),
                        EPSILON,
                        random != null)
                .head();
        if (random != null) {
            copy(mean.toFloatArray(), weights.values(name + ".mean"));
            copy(variance.toFloatArray(), weights.values(name + ".variance"));
        }
        return y;
    }

    /** Zeroes whole channels of {@code [clips, channels, …]} with probability {@code share}, and scales the others up. */
    NDArray dropChannels(NDArray x, double share) {
        if (random == null || share == 0) {
            return x;
        }
        long[] shape = x.getShape().getShape();
        Arrays.fill(shape, 2, shape.length, 1);
        return dropped(x, new Shape(shape), share, random);
    }

    private static void copy(float[] from, float[] into) {
        System.arraycopy(from, 0, into, 0, into.length);
    }

    private static void move(float[] running, float[] batch) {
        for (int i = 0; i < running.length; i++) {
            running[i] = (float) (RUNNING_KEEP * running[i] + (1 - RUNNING_KEEP) * batch[i]);
        }
    }
}
