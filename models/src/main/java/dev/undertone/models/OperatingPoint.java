package dev.undertone.models;

/**
 * From the members' probabilities to an answer, at one amount of speech in the speaker's baseline.
 *
 * @param speechSeconds that the baseline has heard, at least 0; 0 is without a baseline
 * @param baselineWeight in [0, 1], of the members' mean with the baseline against that without
 * @param temperature positive; {@code softmax(log(p) / temperature)}, so below 1 sharpens
 * @param confidenceThreshold in [0, 1]; a most probable emotion below it is uncertain
 * @param labelSets for answers of several emotions
 */
public record OperatingPoint(
        double speechSeconds,
        double baselineWeight,
        double temperature,
        double confidenceThreshold,
        ConformalSets labelSets) {

    public OperatingPoint {
        if (!(speechSeconds >= 0 && speechSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("speechSeconds must be at least 0 but was " + speechSeconds);
        }
        if (!(baselineWeight >= 0 && baselineWeight <= 1)) {
            throw new IllegalArgumentException("baselineWeight must be in 0..1 but was " + baselineWeight);
        }
        if (!(temperature >= 0.01 && temperature <= 100)) {
            throw new IllegalArgumentException("temperature must be in 0.01..100 but was " + temperature);
        }
        if (!(confidenceThreshold >= 0 && confidenceThreshold <= 1)) {
            throw new IllegalArgumentException("confidenceThreshold must be in 0..1 but was " + confidenceThreshold);
        }
    }

    /** In between this point and a later one, at that many seconds of speech. */
    OperatingPoint towards(OperatingPoint later, double seconds) {
        double share = (seconds - speechSeconds) / (later.speechSeconds - speechSeconds);
        return new OperatingPoint(
                seconds,
                between(baselineWeight, later.baselineWeight, share),
                between(temperature, later.temperature, share),
                between(confidenceThreshold, later.confidenceThreshold, share),
                labelSets.towards(later.labelSets, share));
    }

    private static double between(double from, double to, double share) {
        return (1 - share) * from + share * to;
    }
}
