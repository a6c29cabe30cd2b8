package dev.undertone.features.voice;

/**
 * Options of {@link Yin}.
 *
 * @param threshold the aperiodicity under which the first trough is taken for the period, in 0..1
 */
public record YinOptions(YinFrames frames, double threshold) {

    public YinOptions {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in 0..1 but was " + threshold);
        }
    }

    /** {@link YinFrames#defaults()} and a threshold of 0.1. */
    public static YinOptions defaults() {
        return new YinOptions(YinFrames.defaults(), 0.1);
    }
}
