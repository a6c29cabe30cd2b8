package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.random.RandomGenerator;

/**
 * A change of a recording that leaves its emotion alone. Immutable and thread-safe; the same recording and the same state
 * of the generator give the same result, bit for bit.
 *
 * <p>The result has the recording's rate and channel. Its samples are finite but may leave [-1, 1]: nothing is clipped
 * here, and whoever writes them as integers must make them quieter first.
 */
@FunctionalInterface
public interface Augmentation {

    /**
     * Changes a copy.
     *
     * @throws IllegalArgumentException if a sample is not finite
     */
    Waveform apply(Waveform in, RandomGenerator random);
}
