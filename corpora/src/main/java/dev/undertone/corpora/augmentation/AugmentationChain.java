package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One augmentation after another. Each draws from a generator of its own, so that another choice in one of them leaves
 * what the others draw as it was.
 */
public record AugmentationChain(List<Augmentation> steps) implements Augmentation {

    public AugmentationChain {
        steps = List.copyOf(steps);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        Waveform out = in;
        for (Augmentation step : steps) {
            out = step.apply(out, new SplittableRandom(random.nextLong()));
        }
        return out;
    }
}
