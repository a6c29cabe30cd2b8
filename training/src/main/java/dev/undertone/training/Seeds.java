package dev.undertone.training;

import java.util.SplittableRandom;

/** Seeds of the parts of a run, each its own stream whatever was computed before it. */
public final class Seeds {

    private Seeds() {}

    /** The seed of the part of that name. */
    public static long derive(long seed, String part) {
        long mixed = seed;
        for (int i = 0; i < part.length(); i++) {
            mixed = new SplittableRandom(mixed + part.charAt(i)).nextLong();
        }
        return mixed;
    }
}
