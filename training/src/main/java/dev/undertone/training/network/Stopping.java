package dev.undertone.training.network;

import dev.undertone.training.InnerSpeakers;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;
import dev.undertone.training.TrainingClip;
import java.util.List;
import java.util.Set;

/**
 * When a network's training ends early: once the unweighted average recall on inner speakers, held out of the training
 * speakers, has not risen for some epochs. The weights of the best epoch are kept.
 *
 * @see <a href="https://doi.org/10.1007/3-540-49430-8_3">Prechelt (1998), Early stopping, but when?</a>
 */
public record Stopping(
        @Setting(
                value = "share of the training speakers held out to tell when to stop; 0 trains every epoch on all",
                min = 0,
                max = 0.5)
        double innerShare,

        @Setting(
                value = "epochs without a better recall on the inner speakers after which training ends",
                min = 1,
                max = 10_000)
        int patience) {

    public Stopping {
        Settings.check(Stopping.class, innerShare, patience);
    }

    /** A fixed budget on all speakers. */
    public static Stopping never() {
        return new Stopping(0, 10);
    }

    /** Holds out about every seventh speaker, and waits ten epochs. */
    public static Stopping defaults() {
        return new Stopping(0.15, 10);
    }

    /** Clips to train on, and clips to judge by: none where there are too few speakers. */
    record Split(List<TrainingClip> train, List<TrainingClip> inner) {}

    Split split(List<TrainingClip> clips, long seed) {
        Set<String> held = InnerSpeakers.heldOut(clips, innerShare, seed);
        return new Split(
                clips.stream().filter(c -> !held.contains(c.speaker())).toList(),
                clips.stream().filter(c -> held.contains(c.speaker())).toList());
    }
}
