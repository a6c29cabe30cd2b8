package dev.undertone.training.network;

import dev.undertone.training.FeatureBlock;
import dev.undertone.training.Standardisation;
import dev.undertone.training.TrainingClip;
import java.util.List;
import java.util.Optional;

/** Says how well a network tells the emotions of speakers apart that it was not trained on. */
final class InnerJudge {

    private final List<TrainingClip> clips;
    private final Standardisation standardisation;
    private final int classes;

    private InnerJudge(List<TrainingClip> clips, Standardisation standardisation, int classes) {
        this.clips = List.copyOf(clips);
        this.standardisation = standardisation;
        this.classes = classes;
    }

    /**
     * A judge by some clips, at their own speed only.
     *
     * @return none if there are no clips
     */
    static Optional<InnerJudge> of(List<TrainingClip> inner, Standardisation standardisation, int classes) {
        return inner.isEmpty() ? Optional.empty() : Optional.of(new InnerJudge(inner, standardisation, classes));
    }

    /** Unweighted average recall over the classes that the inner speakers have, in [0, 1]. */
    double uar(Network network, Weights weights) {
        int[] right = new int[classes];
        int[] all = new int[classes];
        for (TrainingClip clip : clips) {
            float[] logits = NetworkFit.logits(network, weights, whole(clip.original()));
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = logits[c] > logits[best] ? c : best;
            }
            all[clip.label()]++;
            right[clip.label()] += best == clip.label() ? 1 : 0;
        }
        double recalls = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            if (all[c] > 0) {
                recalls += (double) right[c] / all[c];
                present++;
            }
        }
        return recalls / present;
    }

    private Batch whole(FeatureBlock clip) {
        return Batch.ofWholeClip(standardisation.apply(clip), clip.frames(), clip.dims(), classes);
    }
}
