package dev.undertone.training.network;

import dev.undertone.training.ClassBalance;
import dev.undertone.training.Setting;
import dev.undertone.training.Settings;

/** How networks on frames are trained: by AdamW, the rate rising for a twentieth of the steps, then half a cosine down. */
public record FrameOptions(
        @Setting(value = "most passes over the clips", min = 1, max = 10_000, logarithmic = true)
        int epochs,

        @Setting(value = "clips per step", min = 2, max = 4096, logarithmic = true)
        int batchClips,

        @Setting(value = "longest stretch of a clip shown at once in training, in pooled frames", min = 1, max = 10_000)
        int cropSteps,

        @Setting(value = "largest learning rate", min = 1e-7, max = 1, logarithmic = true)
        double peakRate,

        @Setting(value = "decay of matrices per unit of learning rate", min = 0, max = 10)
        double decay,

        @Setting(value = "share of each label spread over all classes", min = 0, max = 0.9)
        double smoothing,

        @Setting("whether log-mel crops are stretched, warped, coloured, made noisy and masked; no for other features")
        boolean augment,

        SpectrogramAugmenter augmenter,

        @Setting("what is done about classes with few clips")
        ClassBalance balance,

        Stopping stopping) {

    public FrameOptions {
        Settings.check(
                FrameOptions.class,
                epochs,
                batchClips,
                cropSteps,
                peakRate,
                decay,
                smoothing,
                augment,
                augmenter,
                balance,
                stopping);
    }

    /** Fifty epochs on all speakers. */
    public static FrameOptions fixedBudget() {
        return new FrameOptions(
                50,
                32,
                64,
                2e-3,
                0.02,
                0.1,
                true,
                SpectrogramAugmenter.defaults(),
                ClassBalance.NONE,
                Stopping.never());
    }

    /** At most sixty epochs, ended early on inner speakers. */
    public static FrameOptions defaults() {
        return new FrameOptions(
                60,
                32,
                64,
                2e-3,
                0.02,
                0.1,
                true,
                SpectrogramAugmenter.defaults(),
                ClassBalance.WEIGHTED,
                Stopping.defaults());
    }
}
