package dev.undertone.corpora.augmentation;

import dev.undertone.corpora.augmentation.AugmentationEntry.Stage;
import java.util.List;

/** What is changed while a network trains, on features and labels instead of recordings; the trainers do it. */
public final class TrainingAugmentations {

    /** Largest change of a clip's tempo, as the exponent of e. */
    public static final AugmentationOption<Double> STRETCH = AugmentationOption.number(
            "stretch", new Range(0, 1), 0.15, "largest change of tempo, as the exponent of e");

    /** Largest relative change of the mel axis. */
    public static final AugmentationOption<Double> WARP =
            AugmentationOption.number("warp", new Range(0, 0.5), 0.08, "largest relative change of the mel axis");

    /** Largest gain of an equaliser knot, dB. */
    public static final AugmentationOption<Double> EQUALISER =
            AugmentationOption.number("equaliser", new Range(0, 30), 3, "largest gain of an equaliser knot, dB");

    /** Largest change of level, dB. */
    public static final AugmentationOption<Double> GAIN =
            AugmentationOption.number("gain", new Range(0, 30), 6, "largest change of level, dB");

    /** How many clips get noise. */
    public static final AugmentationOption<Double> NOISE_SHARE = AugmentationOption.number(
            "noise-share", new Range(0, 1), 0.15, "how likely a clip gets noise, 20 to 50 dB below its peak");

    /** Shape of the Beta distribution of mixup. */
    public static final AugmentationOption<Double> MIXUP_ALPHA = AugmentationOption.number(
            "alpha",
            new Range(0, 10),
            0.4,
            "both shape parameters of the Beta distribution of the shares; 0 mixes nothing");

    static final AugmentationEntry SPECTROGRAM = AugmentationEntry.ofTraining(
            "specaugment",
            Stage.SPECTROGRAM,
            "log-mel clips stretched, warped, coloured, made noisy and masked",
            List.of(STRETCH, WARP, EQUALISER, GAIN, NOISE_SHARE));

    static final AugmentationEntry MIXUP = AugmentationEntry.ofTraining(
            "mixup", Stage.BATCH, "features and labels of two clips mixed", List.of(MIXUP_ALPHA));

    private TrainingAugmentations() {}
}
