package dev.undertone.training;

import java.util.List;

/**
 * A labelled clip as a member's trainer sees it.
 *
 * @param id the utterance's id
 * @param speaker who speaks
 * @param label index of its emotion in the label set
 * @param renditions the clip itself first, then its copies at other speeds, for training only
 */
public record TrainingClip(String id, String speaker, int label, List<FeatureBlock> renditions) {

    public TrainingClip {
        renditions = List.copyOf(renditions);
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("clip " + id + " needs at least one rendition but has none");
        }
    }

    /** The clip as it was recorded. */
    public FeatureBlock original() {
        return renditions.get(0);
    }
}
