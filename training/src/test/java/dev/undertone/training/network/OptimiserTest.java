package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OptimiserTest {

    @Test
    void theFirstStepGoesOneLearningRateAgainstEverySign() {
        Weights weights = weights();
        float[] matrix = weights.values("layer.weight").clone();
        float[] bias = weights.values("layer.bias").clone();
        new AdamW(weights, 0, 100)
                .step(Map.of("layer.weight", new float[] {5, -0.1f}, "layer.bias", new float[] {-2}), 0.01);
        assertThat(weights.values("layer.weight"))
                .containsExactly(new float[] {matrix[0] - 0.01f, matrix[1] + 0.01f}, within(1e-6f));
        assertThat(weights.values("layer.bias")).containsExactly(new float[] {bias[0] + 0.01f}, within(1e-6f));
    }

    @Test
    void onlyMatricesDecay() {
        Weights weights = weights();
        float[] matrix = weights.values("layer.weight").clone();
        float[] bias = weights.values("layer.bias").clone();
        new AdamW(weights, 0.5, 100).step(Map.of("layer.weight", new float[2], "layer.bias", new float[1]), 0.1);
        assertThat(weights.values("layer.weight")[0]).isCloseTo(0.95f * matrix[0], within(1e-6f));
        assertThat(weights.values("layer.bias")).isEqualTo(bias);
    }

    @Test
    void aLongGradientIsShortenedToTheClipNorm() {
        Weights clipped = weights();
        Weights plain = weights();
        AdamW small = new AdamW(clipped, 0, 5);
        AdamW large = new AdamW(plain, 0, 1000);
        small.step(Map.of("layer.weight", new float[] {30, 40}, "layer.bias", new float[1]), 0.01);
        large.step(Map.of("layer.weight", new float[] {3, 4}, "layer.bias", new float[1]), 0.01);
        small.step(Map.of("layer.weight", new float[] {1, 1}, "layer.bias", new float[1]), 0.01);
        large.step(Map.of("layer.weight", new float[] {1, 1}, "layer.bias", new float[1]), 0.01);
        assertThat(clipped.values("layer.weight")).containsExactly(plain.values("layer.weight"), within(1e-6f));
    }

    @Test
    void learningRatesRiseToTheirPeakAndFallToNothing() {
        LearningRate warm = LearningRate.warmUpThenCosine(2, 0.1);
        assertThat(warm.at(0.05)).isCloseTo(1, within(1e-12));
        assertThat(warm.at(0.1)).isCloseTo(2, within(1e-12));
        assertThat(warm.at(0.55)).isCloseTo(1, within(1e-12));
        assertThat(warm.at(1)).isCloseTo(0, within(1e-12));
        LearningRate cycle = LearningRate.oneCycle(3);
        assertThat(cycle.at(0)).isCloseTo(3.0 / 25, within(1e-12));
        assertThat(cycle.at(0.3)).isCloseTo(3, within(1e-12));
        assertThat(cycle.at(1)).isLessThan(1e-4);
    }

    private static Weights weights() {
        Weights weights = new Weights();
        weights.addLinear("layer", new SplittableRandom(1), 1, 2);
        return weights;
    }
}
