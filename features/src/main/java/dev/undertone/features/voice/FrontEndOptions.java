package dev.undertone.features.voice;

import java.util.OptionalDouble;

/**
 * How {@link SpeechFrontEnd} prepares speech.
 *
 * @param trim whether silent ends are cut off
 * @param levelDbfs the root-mean-square level, relative to full scale, to which active speech is scaled; in -60..0, or
 *     empty to keep the recording's own level
 * @param bandHz the frequency above which nothing is kept, in 1000..7500, or empty to keep all. At 4000 a studio, a video
 *     call and a telephone give a model the same band, and none can be told by what is above it
 */
public record FrontEndOptions(boolean trim, OptionalDouble levelDbfs, OptionalDouble bandHz) {

    /** The lowest {@code bandHz}. */
    public static final double LOWEST_BAND_HZ = 1000;

    /** The highest {@code bandHz}. */
    public static final double HIGHEST_BAND_HZ = 7500;

    public FrontEndOptions {
        if (levelDbfs.isPresent() && !(levelDbfs.getAsDouble() >= -60 && levelDbfs.getAsDouble() <= 0)) {
            throw new IllegalArgumentException("levelDbfs must be in -60..0 but was " + levelDbfs.getAsDouble());
        }
        if (bandHz.isPresent()
                && !(bandHz.getAsDouble() >= LOWEST_BAND_HZ && bandHz.getAsDouble() <= HIGHEST_BAND_HZ)) {
            throw new IllegalArgumentException("bandHz must be in " + LOWEST_BAND_HZ + ".." + HIGHEST_BAND_HZ
                    + " but was " + bandHz.getAsDouble());
        }
    }

    /** All frequencies. */
    public FrontEndOptions(boolean trim, OptionalDouble levelDbfs) {
        this(trim, levelDbfs, OptionalDouble.empty());
    }

    /** Trims, keeps the level and all frequencies. */
    public static FrontEndOptions defaults() {
        return new FrontEndOptions(true, OptionalDouble.empty());
    }
}
