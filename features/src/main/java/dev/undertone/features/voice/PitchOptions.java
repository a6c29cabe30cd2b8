package dev.undertone.features.voice;

/**
 * How {@link PitchTracker} weighs candidates. Strengths and costs are on the scale of a normalised autocorrelation, 0..1.
 *
 * @param minHz lowest pitch; three of its periods make the analysis window
 * @param maxHz highest pitch, above {@code minHz}
 * @param voicingThreshold strength of the unvoiced candidate: higher means fewer voiced frames
 * @param silenceThreshold peak amplitude, relative to the loudest frame, under which frames are taken for silence
 * @param octaveCost favours the higher of two candidates an octave apart
 * @param octaveJumpCost per octave between neighbouring voiced frames
 * @param voicingChangeCost per change between voiced and unvoiced
 */
public record PitchOptions(
        double minHz,
        double maxHz,
        double voicingThreshold,
        double silenceThreshold,
        double octaveCost,
        double octaveJumpCost,
        double voicingChangeCost) {

    public PitchOptions {
        if (!(minHz >= 20)) {
            throw new IllegalArgumentException("minHz must be at least 20 but was " + minHz);
        }
        if (!(maxHz > minHz && maxHz <= 2000)) {
            throw new IllegalArgumentException(
                    "maxHz must be above minHz (" + minHz + ") and at most 2000 but was " + maxHz);
        }
        requireStrength("voicingThreshold", voicingThreshold);
        requireStrength("silenceThreshold", silenceThreshold);
        requireStrength("octaveCost", octaveCost);
        requireStrength("octaveJumpCost", octaveJumpCost);
        requireStrength("voicingChangeCost", voicingChangeCost);
    }

    /** For speech of any adult, whispered to shouted: 60–600 Hz, 50 ms windows. */
    public static PitchOptions defaults() {
        return new PitchOptions(60, 600, 0.45, 0.03, 0.01, 0.35, 0.14);
    }

    /** The defaults with another range. */
    public static PitchOptions range(double minHz, double maxHz) {
        PitchOptions d = defaults();
        return new PitchOptions(
                minHz,
                maxHz,
                d.voicingThreshold,
                d.silenceThreshold,
                d.octaveCost,
                d.octaveJumpCost,
                d.voicingChangeCost);
    }

    private static void requireStrength(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in 0..1 but was " + value);
        }
    }
}
