package dev.undertone.features.voice;

import java.util.OptionalDouble;

/**
 * How {@link SpeechFrontEnd} prepares speech.
 *
 * @param trim whether silent ends are cut off
 * @param levelDbfs the root-mean-square level, relative to full scale, to which active speech is scaled; in -60..0, or
 *     empty to keep the recording's own level
 */
public record FrontEndOptions(boolean trim, OptionalDouble levelDbfs) {

    public FrontEndOptions {
        if (levelDbfs.isPresent() && !(levelDbfs.getAsDouble() >= -60 && levelDbfs.getAsDouble() <= 0)) {
            throw new IllegalArgumentException("levelDbfs must be in -60..0 but was " + levelDbfs.getAsDouble());
        }
    }

    /** Trims, keeps the level. */
    public static FrontEndOptions defaults() {
        return new FrontEndOptions(true, OptionalDouble.empty());
    }
}
