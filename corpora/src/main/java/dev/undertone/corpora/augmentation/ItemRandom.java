package dev.undertone.corpora.augmentation;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Generators for single recordings, the same whatever else is worked on, before it or beside it. */
public final class ItemRandom {

    private ItemRandom() {}

    /**
     * The generator of one copy of one recording.
     *
     * @param item what names the recording among all, such as its corpus and id
     * @param copy which copy of it
     */
    public static RandomGenerator of(long seed, String item, int copy) {
        long mixed = new SplittableRandom(new SplittableRandom(seed).nextLong() + copy).nextLong();
        for (int i = 0; i < item.length(); i++) {
            mixed = new SplittableRandom(mixed + item.charAt(i)).nextLong();
        }
        return new SplittableRandom(mixed);
    }
}
