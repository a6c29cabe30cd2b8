package dev.undertone.training;

import java.util.List;
import java.util.function.Function;

/** Training clips as rows of functionals, usually standardised, every rendition (speed) of a clip a row of its own. */
public final class FunctionalRows {

    /** What members on functionals take: each clip at its own speed and two others. */
    public static final InputSpec INPUT = input("functionals-v1");

    private static final float CLIP = 4;

    private final List<TrainingClip> clips;
    private final List<FeatureBlock> blocks;
    private final int[] labels;
    private final Standardisation standardisation;
    private final float[][] rows;

    private FunctionalRows(
            List<TrainingClip> clips, List<FeatureBlock> blocks, int[] labels, Standardisation standardisation) {
        this.clips = List.copyOf(clips);
        this.blocks = blocks;
        this.labels = labels;
        this.standardisation = standardisation;
        this.rows = blocks.stream().map(standardisation::apply).toArray(float[][]::new);
    }

    /** What members take that go by another set of a row per utterance: each clip at its own speed and two others. */
    public static InputSpec input(String featureSet) {
        return new InputSpec(featureSet, 1, List.of(1.0, 0.92, 1.08));
    }

    /**
     * Standardises on these clips.
     *
     * @throws IllegalArgumentException if they cannot be trained on
     */
    public static FunctionalRows of(List<TrainingClip> clips, int classes) {
        return of(clips, classes, blocks -> Standardisation.perDimension(blocks, CLIP));
    }

    /**
     * Leaves every value as it is.
     *
     * @throws IllegalArgumentException if they cannot be trained on
     */
    public static FunctionalRows asTheyAre(List<TrainingClip> clips, int classes) {
        return of(clips, classes, blocks -> Standardisation.none(blocks.get(0).dims()));
    }

    private static FunctionalRows of(
            List<TrainingClip> clips, int classes, Function<List<FeatureBlock>, Standardisation> fit) {
        TrainingClip.requireTrainable(clips, classes, false);
        List<FeatureBlock> blocks =
                clips.stream().flatMap(c -> c.renditions().stream()).toList();
        int[] labels = clips.stream()
                .flatMapToInt(c -> c.renditions().stream().mapToInt(r -> c.label()))
                .toArray();
        return new FunctionalRows(clips, blocks, labels, fit.apply(blocks));
    }

    /** How every value was standardised and clipped to four deviations, or left. */
    public Standardisation standardisation() {
        return standardisation;
    }

    /** The features of the first row as they were. */
    public FeatureBlock first() {
        return blocks.get(0);
    }

    /** {@code [rows][dims]}, shared with the caller and not to be written to: copies would double the memory. */
    public float[][] values() {
        return rows;
    }

    /** How much a row of each class counts. */
    public double[] weights(int classes, boolean balanced) {
        return weighting(classes, balanced).over(labels);
    }

    /** The same of any part of the rows. */
    public ClassWeights weighting(int classes, boolean balanced) {
        return ClassWeights.of(clips, classes, balanced);
    }

    /** One label index per row, shared likewise. */
    public int[] labels() {
        return labels;
    }
}
