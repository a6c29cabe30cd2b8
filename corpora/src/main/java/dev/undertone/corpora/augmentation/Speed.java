package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Played faster or slower: tempo, pitch and formants all change by one factor. {@code n} samples become
 * {@code ceil(n / factor)}.
 *
 * @param factor above 1 is faster and higher, in 0.25..4
 * @see <a href="https://doi.org/10.21437/Interspeech.2015-711">Ko et al. (2015), Audio augmentation for speech
 *     recognition</a>
 */
public record Speed(Range factor) implements Augmentation {

    private static final Range LIMITS = new Range(0.25, 4);
    private static final AugmentationOption<Range> FACTOR =
            AugmentationOption.range("factor", "", LIMITS, defaults().factor(), "above 1 is faster and higher");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "speed",
            "played faster or slower: tempo, pitch and formants change together",
            List.of(FACTOR),
            (chosen, speech) -> new Speed(chosen.value(FACTOR)));

    public Speed {
        factor.requireWithin("speed factor", LIMITS);
    }

    /** 0.9 to 1.1. */
    public static Speed defaults() {
        return new Speed(new Range(0.9, 1.1));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        return Samples.as(in, Resampler.resample(Samples.of(in), 1 / factor.draw(random)));
    }
}
