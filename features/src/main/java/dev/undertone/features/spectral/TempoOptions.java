package dev.undertone.features.spectral;

/**
 * Options of {@link Tempo}.
 *
 * @param priorBpm beats per minute thought likeliest, above 0
 * @param priorOctaves standard deviation of that guess, in octaves, above 0
 * @param windowSeconds over which the onsets are compared with themselves, above 0; slower beats cannot be found
 * @param maxBpm tempos below it are searched, above 0
 */
public record TempoOptions(double priorBpm, double priorOctaves, double windowSeconds, double maxBpm) {

    public TempoOptions {
        requirePositive("priorBpm", priorBpm);
        requirePositive("priorOctaves", priorOctaves);
        requirePositive("windowSeconds", windowSeconds);
        requirePositive("maxBpm", maxBpm);
    }

    /** 120 beats per minute within an octave, 8 s, below 320 beats per minute. */
    public static TempoOptions defaults() {
        return new TempoOptions(120, 1, 8, 320);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0 but was " + value);
        }
    }
}
