package dev.undertone.training.network;

import java.util.Arrays;

/** The last layer of every network, {@code output}: one row and one bias per class. */
final class Head {

    static final String WEIGHT = "output.weight";
    static final String BIAS = "output.bias";

    /** Lower than any logit of a class that was trained, so that nothing is answered that was never heard. */
    private static final float SHUT = -10;

    private Head() {}

    /** Shuts off the classes without clips, which training leaves as they began. */
    static void shutAbsent(Weights weights, int[] labels) {
        float[] bias = weights.values(BIAS);
        for (int c = 0; c < bias.length; c++) {
            int label = c;
            if (Arrays.stream(labels).noneMatch(l -> l == label)) {
                bias[c] += SHUT;
            }
        }
    }
}
