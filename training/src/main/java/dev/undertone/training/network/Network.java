package dev.undertone.training.network;

import ai.djl.ndarray.NDArray;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.Tensor;
import java.util.random.RandomGenerator;

/** An architecture: how its weights begin, and how they make logits of a batch. */
interface Network {

    /** How many classes it tells apart. */
    int classes();

    Weights initialWeights(RandomGenerator random);

    /** @return {@code [clips, classes]} */
    NDArray logits(Pass pass, Batch batch);

    /** The shape of the ONNX input {@code features}. */
    Dimension[] inputShape();

    /** The same function as ONNX nodes: {@code features} to logits {@code [N, classes]}. */
    Tensor export(Exporter out, Tensor features);
}
