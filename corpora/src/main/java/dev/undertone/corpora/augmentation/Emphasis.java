package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.PreEmphasis;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pre-emphasis, see {@link PreEmphasis}: low frequencies weaker, as small loudspeakers and thin microphones have them.
 *
 * @param coefficient in 0..1; 0 changes nothing
 */
public record Emphasis(Range coefficient) implements Augmentation {

    private static final Range LIMITS = new Range(0, 1);
    private static final AugmentationOption<Range> COEFFICIENT = AugmentationOption.range(
            "coefficient", "", LIMITS, defaults().coefficient(), "a of y[n] = x[n] - a x[n-1]");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "pre-emphasis",
            "a first-order high-pass",
            List.of(COEFFICIENT),
            (chosen, speech) -> new Emphasis(chosen.value(COEFFICIENT)));

    public Emphasis {
        coefficient.requireWithin("pre-emphasis coefficient", LIMITS);
    }

    /** 0.97. */
    public static Emphasis defaults() {
        return new Emphasis(Range.of(0.97));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        return Samples.as(in, new PreEmphasis(coefficient.draw(random)).apply(Samples.of(in)));
    }
}
