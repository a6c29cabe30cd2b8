package dev.undertone.training;

import java.util.Arrays;
import java.util.List;

/** How much a clip of each class counts: by what the user said of the class, and by how rare it is. Immutable. */
public final class ClassWeights {

    private final double[] asked;
    private final boolean balanced;

    private ClassWeights(double[] asked, boolean balanced) {
        this.asked = asked;
        this.balanced = balanced;
    }

    /**
     * Those of clips to train on.
     *
     * @param clips whose weights are those asked for
     * @param balanced whether besides all classes weigh the same, whatever their numbers of clips
     */
    public static ClassWeights of(List<TrainingClip> clips, int classes, boolean balanced) {
        double[] asked = new double[classes];
        Arrays.fill(asked, 1);
        clips.forEach(c -> asked[c.label()] = c.weight());
        return new ClassWeights(asked, balanced);
    }

    /** Those where nothing is asked for. */
    public static ClassWeights unasked(int classes, boolean balanced) {
        double[] asked = new double[classes];
        Arrays.fill(asked, 1);
        return new ClassWeights(asked, balanced);
    }

    /**
     * Weights whose mean over the rows is 1.
     *
     * @param labels one per row
     * @return {@code [classes]}, proportional to what was asked for and, balanced, inversely to the class's rows; of a class
     *     that does not occur as it was asked for
     */
    public double[] over(int[] labels) {
        int[] counts = new int[asked.length];
        for (int label : labels) {
            counts[label]++;
        }
        double present = Arrays.stream(counts).filter(n -> n > 0).count();
        double[] weights = asked.clone();
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            if (balanced && counts[c] > 0) {
                weights[c] *= labels.length / (present * counts[c]);
            }
            sum += weights[c] * counts[c];
        }
        if (Arrays.stream(asked).anyMatch(w -> w != 1)) {
            for (int c = 0; c < weights.length; c++) {
                weights[c] *= labels.length / sum;
            }
        }
        return weights;
    }
}
