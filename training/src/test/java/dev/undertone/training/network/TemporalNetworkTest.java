package dev.undertone.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TemporalNetworkTest {

    private final TemporalNetwork network = new TemporalNetwork(10, 3);
    private final Weights weights = network.initialWeights(new SplittableRandom(3));

    @Test
    void paddingChangesNothing() {
        SplittableRandom random = new SplittableRandom(4);
        float[] alone = new float[10 * 7];
        float[] padded = new float[10 * 12];
        for (int d = 0; d < 10; d++) {
            for (int t = 0; t < 7; t++) {
                alone[d * 7 + t] = (float) random.nextDouble(-1, 1);
                padded[d * 12 + t] = alone[d * 7 + t];
            }
        }
        float[] expected = NetworkFit.logits(network, weights, new Batch(1, 10, 7, alone, new int[] {7}, new float[3]));
        float[] got = NetworkFit.logits(network, weights, new Batch(1, 10, 12, padded, new int[] {7}, new float[3]));
        assertThat(got).containsExactly(expected, within(1e-5f));
    }

    @Test
    void theBackwardUnitHearsTheEndFirst() {
        float[] silent = new float[10 * 20];
        float[] knock = silent.clone();
        for (int d = 0; d < 10; d++) {
            knock[d * 20 + 19] = 3;
        }
        int[] whole = {20};
        float[] without = NetworkFit.logits(network, weights, new Batch(1, 10, 20, silent, whole, new float[3]));
        float[] with = NetworkFit.logits(network, weights, new Batch(1, 10, 20, knock, whole, new float[3]));
        assertThat(Arrays.equals(without, with)).isFalse();
    }
}
