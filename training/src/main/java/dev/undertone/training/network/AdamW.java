package dev.undertone.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay on matrices only, gradients clipped by their common norm.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2019), Decoupled weight decay regularization</a>
 */
final class AdamW {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<Weights.Tensor> tensors;
    private final List<float[]> firstMoments = new ArrayList<>();
    private final List<float[]> secondMoments = new ArrayList<>();
    private final double decay;
    private final double clipNorm;
    private int steps;

    /**
     * @param decay per unit of learning rate
     * @param clipNorm largest Euclidean norm of all gradients together
     */
    AdamW(Weights weights, double decay, double clipNorm) {
        this.tensors =
                weights.tensors().stream().filter(Weights.Tensor::trained).toList();
        this.decay = decay;
        this.clipNorm = clipNorm;
        for (Weights.Tensor t : tensors) {
            firstMoments.add(new float[t.values().length]);
            secondMoments.add(new float[t.values().length]);
        }
    }

    /** One step down the gradients, which are named as the tensors are. */
    void step(Map<String, float[]> gradients, double learningRate) {
        steps++;
        double squares = 0;
        for (Weights.Tensor t : tensors) {
            for (float g : gradientOf(t, gradients)) {
                squares += (double) g * g;
            }
        }
        double norm = Math.sqrt(squares);
        double shrink = norm > clipNorm ? clipNorm / norm : 1;
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = 1 - Math.pow(BETA2, steps);
        for (int k = 0; k < tensors.size(); k++) {
            Weights.Tensor tensor = tensors.get(k);
            float[] w = tensor.values();
            float[] m = firstMoments.get(k);
            float[] v = secondMoments.get(k);
            float[] g = gradientOf(tensor, gradients);
            double keep = tensor.isMatrix() ? 1 - learningRate * decay : 1;
            for (int i = 0; i < w.length; i++) {
                double gi = g[i] * shrink;
                m[i] = (float) (BETA1 * m[i] + (1 - BETA1) * gi);
                v[i] = (float) (BETA2 * v[i] + (1 - BETA2) * gi * gi);
                double move = (m[i] / correction1) / (Math.sqrt(v[i] / correction2) + EPSILON);
                w[i] = (float) (w[i] * keep - learningRate * move);
            }
        }
    }

    private static float[] gradientOf(Weights.Tensor tensor, Map<String, float[]> gradients) {
        float[] gradient = gradients.get(tensor.name());
        if (gradient == null) {
            throw new IllegalArgumentException("gradients lack tensor " + tensor.name());
        }
        return gradient;
    }
}
