package dev.undertone.features.voice;

/**
 * What {@link SyllableCounter} takes for a syllable.
 *
 * @param overMedianDb how far a nucleus stands above the median level, in -60..60 dB
 * @param dipDb how far the level falls before a nucleus, from the nucleus down, in 0..60 dB
 * @param rangeDb how far a nucleus may lie under the loudest 1 % of the recording; below it for long is a pause, 0..100 dB
 * @param pauseSeconds shortest pause, above 0
 */
public record SyllableOptions(double overMedianDb, double dipDb, double rangeDb, double pauseSeconds) {

    public SyllableOptions {
        requireRange("overMedianDb", overMedianDb, -60, 60);
        requireRange("dipDb", dipDb, 0, 60);
        requireRange("rangeDb", rangeDb, 0, 100);
        if (!(pauseSeconds > 0 && pauseSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pauseSeconds must be finite and above 0 but was " + pauseSeconds);
        }
    }

    /** At or above the median, after a dip of 2 dB, within 25 dB of the loudest; pauses of 0.3 s. */
    public static SyllableOptions defaults() {
        return new SyllableOptions(0, 2, 25, 0.3);
    }

    private static void requireRange(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be in " + min + ".." + max + " dB but was " + value);
        }
    }
}
