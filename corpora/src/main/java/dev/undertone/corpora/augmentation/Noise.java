package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Steady random noise. The ratio is of the mean powers over the whole recording, pauses included; silence gets none.
 *
 * @param snrDb how far the noise lies below the recording, in -20..80
 */
public record Noise(NoiseColour colour, Range snrDb) implements Augmentation {

    static final Range SNR_LIMITS_DB = new Range(-20, 80);
    static final Range SNR_DEFAULT_DB = new Range(10, 30);
    static final AugmentationOption<Range> SNR = AugmentationOption.range(
            "snr", "dB", SNR_LIMITS_DB, SNR_DEFAULT_DB, "how far the noise lies below the recording, mean powers");
    private static final AugmentationOption<NoiseColour> COLOUR = AugmentationOption.choice(
            "colour", NoiseColour.class, defaults().colour(), "white is even, pink falls 3 dB an octave, brown 6 dB");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "noise",
            "steady random noise",
            List.of(SNR, COLOUR),
            (chosen, speech) -> new Noise(chosen.value(COLOUR), chosen.value(SNR)));

    public Noise {
        snrDb.requireWithin("signal-to-noise ratio in dB", SNR_LIMITS_DB);
    }

    /** White, 10 to 30 dB below. */
    public static Noise defaults() {
        return new Noise(NoiseColour.WHITE, SNR_DEFAULT_DB);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        double snr = snrDb.draw(random);
        Samples.addAtSnr(samples, colour.draw(samples.length, random), snr);
        return Samples.as(in, samples);
    }
}
