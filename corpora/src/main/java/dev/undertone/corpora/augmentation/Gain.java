package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Another level.
 *
 * @param db by how much louder, in -60..40
 */
public record Gain(Range db) implements Augmentation {

    private static final Range LIMITS_DB = new Range(-60, 40);
    private static final AugmentationOption<Range> DB =
            AugmentationOption.range("db", "dB", LIMITS_DB, defaults().db(), "by how much louder");

    static final AugmentationEntry ENTRY =
            AugmentationEntry.of("gain", "another level", List.of(DB), (chosen, speech) -> new Gain(chosen.value(DB)));

    public Gain {
        db.requireWithin("gain in dB", LIMITS_DB);
    }

    /** 6 dB up or down. */
    public static Gain defaults() {
        return new Gain(new Range(-6, 6));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        Samples.scale(samples, Math.pow(10, db.draw(random) / 20));
        return Samples.as(in, samples);
    }
}
