package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Counts of true against predicted emotions, and the figures that follow from them. Immutable. A class absent from the
 * truth has no recall and is left out of the unweighted average recall; one neither true nor predicted has no F1 and
 * is left out of macro-F1.
 */
public final class ConfusionMatrix {

    private final LabelSet labels;
    private final int[][] counts;

    private ConfusionMatrix(LabelSet labels, int[][] counts) {
        this.labels = labels;
        this.counts = counts;
    }

    /**
     * Counts the most probable emotion of each prediction.
     *
     * @throws IllegalArgumentException if there are none, their label sets differ, or a truth is not in the label set
     */
    public static ConfusionMatrix of(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one prediction but got none");
        }
        LabelSet labels = predictions.get(0).scores().labels();
        int[][] counts = new int[labels.size()][labels.size()];
        for (Prediction prediction : predictions) {
            if (!prediction.scores().labels().equals(labels)) {
                throw new IllegalArgumentException("predictions must share one label set but " + prediction.clip()
                        + " has " + prediction.scores().labels() + " and the first has " + labels);
            }
            if (!labels.contains(prediction.truth())) {
                throw new IllegalArgumentException("the truth of " + prediction.clip() + " must be one of " + labels
                        + " but was " + prediction.truth().id() + "; leave out clips the model has no label for");
            }
            counts[labels.indexOf(prediction.truth())][
                    labels.indexOf(prediction.scores().top())]++;
        }
        return new ConfusionMatrix(labels, counts);
    }

    public LabelSet labels() {
        return labels;
    }

    /** How many clips of the first emotion were called the second. */
    public int count(Emotion truth, Emotion predicted) {
        return counts[labels.indexOf(truth)][labels.indexOf(predicted)];
    }

    /** How many clips there are. */
    public int total() {
        int total = 0;
        for (Emotion emotion : labels.emotions()) {
            total += support(emotion);
        }
        return total;
    }

    /** How many clips truly are of the emotion. */
    public int support(Emotion truth) {
        int support = 0;
        for (int count : counts[labels.indexOf(truth)]) {
            support += count;
        }
        return support;
    }

    /** How many clips were called that emotion. */
    public int predicted(Emotion emotion) {
        int predicted = 0;
        for (int[] row : counts) {
            predicted += row[labels.indexOf(emotion)];
        }
        return predicted;
    }

    /** Correct over all, in [0, 1]. */
    public double accuracy() {
        int correct = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += counts[i][i];
        }
        return (double) correct / total();
    }

    /** Correct over true clips of the emotion; empty if there are none. */
    public OptionalDouble recall(Emotion emotion) {
        return ratio(count(emotion, emotion), support(emotion));
    }

    /** Correct over clips called that emotion; empty if none were. */
    public OptionalDouble precision(Emotion emotion) {
        return ratio(count(emotion, emotion), predicted(emotion));
    }

    /** Harmonic mean of precision and recall; empty if the emotion is neither true nor predicted anywhere. */
    public OptionalDouble f1(Emotion emotion) {
        return ratio(2 * count(emotion, emotion), support(emotion) + predicted(emotion));
    }

    /**
     * Unweighted average recall: the mean recall of the classes present in the truth, in [0, 1]; chance is one over
     * their number, however unequal they are.
     *
     * @see <a href="https://doi.org/10.21437/Interspeech.2009-103">Schuller et al. (2009), The Interspeech 2009 emotion
     *     challenge</a>
     */
    public double uar() {
        return mean(labels.emotions().stream().map(this::recall).toList());
    }

    /**
     * Mean F1 of the classes true or predicted anywhere, in [0, 1]: the average of F1 values, not the F1 of averages.
     *
     * @see <a href="https://arxiv.org/abs/1911.03347">Opitz &amp; Burst (2019), Macro F1 and macro F1</a>
     */
    public double macroF1() {
        return mean(labels.emotions().stream().map(this::f1).toList());
    }

    /** The emotions of the label set that no clip truly is. */
    public List<Emotion> absent() {
        List<Emotion> absent = new ArrayList<>(labels.emotions());
        absent.removeIf(emotion -> support(emotion) > 0);
        return List.copyOf(absent);
    }

    private static OptionalDouble ratio(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static double mean(List<OptionalDouble> values) {
        return values.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow(() -> new IllegalStateException("a confusion matrix holds at least one clip"));
    }
}
