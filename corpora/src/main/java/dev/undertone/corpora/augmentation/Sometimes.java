package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.random.RandomGenerator;

/**
 * Changes some recordings and leaves the others.
 *
 * @param share how likely one is changed, in 0..1
 */
public record Sometimes(Augmentation augmentation, double share) implements Augmentation {

    public Sometimes {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1 but was " + share);
        }
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        return random.nextDouble() < share ? augmentation.apply(in, random) : in;
    }
}
