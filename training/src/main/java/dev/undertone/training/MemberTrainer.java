package dev.undertone.training;

import java.util.List;

/** Makes one member of an ensemble from labelled clips. The same clips and seed give the same member, byte for byte. */
public interface MemberTrainer {

    /** A short name such as {@code td}, unique in its ensemble. */
    String name();

    InputSpec input();

    /** Every setting in one line: trainers whose names and settings are equal train alike. */
    String settings();

    /**
     * Trains on all renditions of all clips.
     *
     * @param clips at least one; a class without any gets little probability
     * @param classes how many labels there are
     * @throws IllegalArgumentException naming the clip, if one has a wrong label, wrong dimensions or a value that is not
     *     finite
     */
    TrainedMember train(List<TrainingClip> clips, int classes, long seed, TrainingListener listener);
}
