package dev.undertone.training;

import java.util.Arrays;

/** How much a clip of each class counts. */
public final class ClassWeights {

    private ClassWeights() {}

    /**
     * Weights whose mean over the clips is 1.
     *
     * @param labels one per clip
     * @param balanced whether all classes weigh the same: {@code clips / (classes that occur · clips of the class)};
     *     else every weight is 1
     * @return {@code [classes]}; 1 for a class that does not occur
     */
    public static double[] of(int[] labels, int classes, boolean balanced) {
        double[] weights = new double[classes];
        Arrays.fill(weights, 1);
        if (balanced) {
            int[] counts = new int[classes];
            for (int label : labels) {
                counts[label]++;
            }
            double present = Arrays.stream(counts).filter(n -> n > 0).count();
            for (int c = 0; c < classes; c++) {
                if (counts[c] > 0) {
                    weights[c] = labels.length / (present * counts[c]);
                }
            }
        }
        return weights;
    }
}
