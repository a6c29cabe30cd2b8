package dev.undertone.training.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A network's named tensors in plain arrays: what training moves, and the running statistics it gathers. */
final class Weights {

    /** One tensor; its values are the live array that training writes to. */
    static final class Tensor {
        private final String name;
        private final Shape shape;
        private final boolean trained;
        private final float[] values;

        private Tensor(String name, Shape shape, boolean trained, float[] values) {
            this.name = name;
            this.shape = shape;
            this.trained = trained;
            this.values = values;
        }

        String name() {
            return name;
        }

        Shape shape() {
            return shape;
        }

        /** False for running statistics, which no gradient reaches. */
        boolean trained() {
            return trained;
        }

        /** Whether it multiplies (and so may decay) rather than shifts or rescales. */
        boolean isMatrix() {
            return shape.dimension() > 1;
        }

        float[] values() {
            return values;
        }
    }

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Adds a trained tensor of uniform values within ±bound. */
    void addUniform(String name, double bound, RandomGenerator random, long... shape) {
        Tensor tensor = add(name, true, shape);
        for (int i = 0; i < tensor.values.length; i++) {
            tensor.values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }

    /** Adds weight {@code [out, in…]} and bias of a linear map, uniform within 1/√(inputs per output). */
    void addLinear(String name, RandomGenerator random, long... shape) {
        long inputs = 1;
        for (int i = 1; i < shape.length; i++) {
            inputs *= shape[i];
        }
        double bound = 1 / Math.sqrt((double) inputs);
        addUniform(name + ".weight", bound, random, shape);
        addUniform(name + ".bias", bound, random, shape[0]);
    }

    /** Adds gain 1, shift 0 and running statistics of a batch normalisation. */
    void addBatchNorm(String name, int channels) {
        Arrays.fill(add(name + ".gain", true, channels).values, 1);
        add(name + ".shift", true, channels);
        add(name + ".mean", false, channels);
        Arrays.fill(add(name + ".variance", false, channels).values, 1);
    }

    private Tensor add(String name, boolean trained, long... shape) {
        Shape s = new Shape(shape);
        Tensor tensor = new Tensor(name, s, trained, new float[Math.toIntExact(s.size())]);
        if (tensors.put(name, tensor) != null) {
            throw new IllegalArgumentException("tensor names must be unique but " + name + " stands twice");
        }
        return tensor;
    }

    /** In the order they were added. */
    List<Tensor> tensors() {
        return new ArrayList<>(tensors.values());
    }

    /** The live values of one tensor. */
    float[] values(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor must be one of " + tensors.keySet() + " but was " + name);
        }
        return tensor.values;
    }

    /** An independent copy. */
    Weights copy() {
        Weights copy = new Weights();
        for (Tensor t : tensors.values()) {
            copy.tensors.put(t.name, new Tensor(t.name, t.shape, t.trained, t.values.clone()));
        }
        return copy;
    }

    /** Moves every value towards {@code other}'s: {@code this = keep · this + (1 - keep) · other}. */
    void blend(Weights other, double keep) {
        for (Tensor t : tensors.values()) {
            float[] theirs = other.values(t.name);
            for (int i = 0; i < t.values.length; i++) {
                t.values[i] = (float) (keep * t.values[i] + (1 - keep) * theirs[i]);
            }
        }
    }
}
