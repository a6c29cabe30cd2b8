package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Another pitch at the same tempo, and of the same length: the tempo is changed and the result played faster or slower by
 * as much. Formants move along unless they are kept, which is the same speaker on another note.
 *
 * @param semitones by how much higher, in -24..24
 */
public record PitchShift(Range semitones, boolean keepFormants) implements Augmentation {

    private static final Range LIMITS = new Range(-24, 24);
    private static final AugmentationOption<Range> SEMITONES = AugmentationOption.range(
            "semitones", "semitones", LIMITS, defaults().semitones(), "by how much higher");
    private static final AugmentationOption<Boolean> KEEP_FORMANTS = AugmentationOption.flag(
            "formants-kept",
            defaults().keepFormants(),
            "yes: the same speaker on another note; no: the whole spectrum moves");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "pitch",
            "another pitch at the same tempo",
            List.of(SEMITONES, KEEP_FORMANTS),
            (chosen, speech) -> new PitchShift(chosen.value(SEMITONES), chosen.value(KEEP_FORMANTS)));

    public PitchShift {
        semitones.requireWithin("pitch shift in semitones", LIMITS);
    }

    /** Two semitones up or down, formants kept. */
    public static PitchShift defaults() {
        return new PitchShift(new Range(-2, 2), true);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        double ratio = Math.pow(2, semitones.draw(random) / 12);
        float[] samples = Samples.of(in);
        int rate = in.sampleRateHz();
        // Formants are moved the other way beforehand, while the spectrum still reaches to half the rate.
        float[] prepared = keepFormants ? FormantMover.apply(samples, rate, hz -> hz * ratio) : samples;
        float[] slower = TimeScale.apply(prepared, rate, 1 / ratio);
        return Samples.as(in, Arrays.copyOf(Resampler.resample(slower, 1 / ratio), samples.length));
    }
}
