package dev.undertone.training;

import dev.undertone.corpora.Sex;
import java.util.List;
import java.util.Optional;

/**
 * A labelled clip as a member's trainer sees it.
 *
 * @param id the utterance's id
 * @param speaker who speaks
 * @param sex of the speaker, where the corpus knows it
 * @param label index of its emotion in the label set
 * @param weight how much it counts beside the others, the same for all clips of its emotion; positive
 * @param renditions the clip itself first, then its copies at other speeds, for training only
 */
public record TrainingClip(
        String id, String speaker, Optional<Sex> sex, int label, double weight, List<FeatureBlock> renditions) {

    /** One that counts as any other. */
    public TrainingClip(String id, String speaker, Optional<Sex> sex, int label, List<FeatureBlock> renditions) {
        this(id, speaker, sex, label, 1, renditions);
    }

    public TrainingClip {
        renditions = List.copyOf(renditions);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the weight of clip " + id + " must be positive but was " + weight);
        }
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("clip " + id + " needs at least one rendition but has none");
        }
    }

    /** The same with other renditions. */
    public TrainingClip with(List<FeatureBlock> others) {
        return new TrainingClip(id, speaker, sex, label, weight, others);
    }

    /** The clip as it was recorded. */
    public FeatureBlock original() {
        return renditions.get(0);
    }

    /**
     * Checks clips before they are trained on.
     *
     * @param classes how many labels there are
     * @param frames whether clips may be of several frames
     * @throws IllegalArgumentException if there are none, or naming the first clip whose label is none of the labels,
     *     whose features are as many as no other clip's, of more than one frame unasked, or not finite
     */
    public static void requireTrainable(List<TrainingClip> clips, int classes, boolean frames) {
        if (clips.isEmpty()) {
            throw new IllegalArgumentException("clips to train on must be at least one but were none");
        }
        int dims = clips.get(0).original().dims();
        for (TrainingClip clip : clips) {
            if (clip.label() < 0 || clip.label() >= classes) {
                throw new IllegalArgumentException("the label of clip " + clip.id() + " must be in 0.." + (classes - 1)
                        + " but was " + clip.label());
            }
            for (FeatureBlock block : clip.renditions()) {
                block.requireFinite(clip.id());
                if (block.dims() != dims) {
                    throw new IllegalArgumentException("clip " + clip.id() + " must have " + dims
                            + " features, as the first clip has, but had " + block.dims());
                }
                if (!frames && block.frames() != 1) {
                    throw new IllegalArgumentException("clip " + clip.id() + " must be one row of features but was "
                            + block.frames() + " frames; name a feature set of whole utterances");
                }
            }
        }
    }
}
