package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An overdriven microphone: everything beyond a limit is cut off flat.
 *
 * @param limit as a share of the recording's peak, in 0.01..1
 */
public record Overload(Range limit) implements Augmentation {

    private static final Range LIMITS = new Range(0.01, 1);
    private static final AugmentationOption<Range> LIMIT = AugmentationOption.range(
            "limit", "", LIMITS, defaults().limit(), "share of the peak beyond which all is cut off");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "overload",
            "an overdriven microphone: clipping",
            List.of(LIMIT),
            (chosen, speech) -> new Overload(chosen.value(LIMIT)));

    public Overload {
        limit.requireWithin("overload limit", LIMITS);
    }

    /** 0.2 to 0.6 of the peak. */
    public static Overload defaults() {
        return new Overload(new Range(0.2, 0.6));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        float most = (float) (limit.draw(random) * Samples.peak(samples));
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.max(-most, Math.min(most, samples[i]));
        }
        return Samples.as(in, samples);
    }
}
