package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Another tempo at the same pitch and with the same formants. {@code n} samples become {@code round(n / tempo)}.
 *
 * @param tempo above 1 is faster, in 0.5..2
 */
public record TimeStretch(Range tempo) implements Augmentation {

    private static final Range LIMITS = new Range(0.5, 2);
    private static final AugmentationOption<Range> TEMPO =
            AugmentationOption.range("tempo", "", LIMITS, defaults().tempo(), "above 1 is faster");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "stretch",
            "another tempo at the same pitch",
            List.of(TEMPO),
            (chosen, speech) -> new TimeStretch(chosen.value(TEMPO)));

    public TimeStretch {
        tempo.requireWithin("tempo", LIMITS);
    }

    /** 0.85 to 1.15. */
    public static TimeStretch defaults() {
        return new TimeStretch(new Range(0.85, 1.15));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        return Samples.as(in, TimeScale.apply(Samples.of(in), in.sampleRateHz(), tempo.draw(random)));
    }
}
