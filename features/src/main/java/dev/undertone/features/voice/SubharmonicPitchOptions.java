package dev.undertone.features.voice;

/**
 * What {@link SubharmonicPitch} looks for.
 *
 * @param minHz lowest pitch, at least 30
 * @param maxHz highest pitch, above {@code minHz}
 * @param harmonics how many harmonics are summed, the fundamental included; in 1..30
 * @param compression weight of each harmonic relative to the one below it, in 0..1
 * @param candidates how many peaks of the harmonic sum are weighed against each other in each frame; in 1..15
 * @param voicingThreshold voicing, in 0..1, from which a frame passes for voiced where its neighbours do not say otherwise
 * @param silenceRms root mean square of the windowed frame, relative to full scale, under which there is no pitch
 */
public record SubharmonicPitchOptions(
        double minHz,
        double maxHz,
        int harmonics,
        double compression,
        int candidates,
        double voicingThreshold,
        double silenceRms) {

    public SubharmonicPitchOptions {
        if (!(minHz >= 30)) {
            throw new IllegalArgumentException("minHz must be at least 30 but was " + minHz);
        }
        if (!(maxHz > minHz)) {
            throw new IllegalArgumentException("maxHz must be above minHz (" + minHz + ") but was " + maxHz);
        }
        if (harmonics < 1 || harmonics > 30) {
            throw new IllegalArgumentException("harmonics must be in 1..30 but was " + harmonics);
        }
        if (candidates < 1 || candidates > 15) {
            throw new IllegalArgumentException("candidates must be in 1..15 but was " + candidates);
        }
        requireShare("compression", compression);
        requireShare("voicingThreshold", voicingThreshold);
        requireShare("silenceRms", silenceRms);
    }

    /** As in the Geneva minimalistic set: 55–1000 Hz, 15 harmonics by 0.85, 6 candidates, voicing 0.70, -60 dBFS. */
    public static SubharmonicPitchOptions defaults() {
        return new SubharmonicPitchOptions(55, 1000, 15, 0.85, 6, 0.70, 0.001);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in 0..1 but was " + value);
        }
    }
}
