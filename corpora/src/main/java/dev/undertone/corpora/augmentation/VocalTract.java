package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The same words from a longer or shorter throat: formants move, pitch and tempo stay. Frequencies up to 4800 Hz (or 0.6 of
 * half the rate) are multiplied by the factor, those above go on in a straight line to half the rate.
 *
 * @param factor above 1 moves formants up, as a shorter vocal tract does, in 0.7..1.4
 * @see <a href="https://www.cs.toronto.edu/~hinton/absps/perturb.pdf">Jaitly and Hinton (2013), Vocal tract length
 *     perturbation (VTLP) improves speech recognition</a>
 */
public record VocalTract(Range factor) implements Augmentation {

    private static final Range LIMITS = new Range(0.7, 1.4);
    private static final double KNEE_HZ = 4800;
    private static final double HIGHEST_KNEE = 0.6;
    private static final AugmentationOption<Range> FACTOR = AugmentationOption.range(
            "factor", "", LIMITS, defaults().factor(), "above 1 moves formants up, as a shorter vocal tract does");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "vocal-tract",
            "formants move, pitch and tempo stay: another speaker",
            List.of(FACTOR),
            (chosen, speech) -> new VocalTract(chosen.value(FACTOR)));

    public VocalTract {
        factor.requireWithin("vocal tract factor", LIMITS);
    }

    /** 0.9 to 1.1. */
    public static VocalTract defaults() {
        return new VocalTract(new Range(0.9, 1.1));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        double drawn = factor.draw(random);
        double nyquistHz = in.sampleRateHz() / 2.0;
        double movedKneeHz = Math.min(KNEE_HZ, HIGHEST_KNEE * nyquistHz) * Math.min(drawn, 1);
        double kneeHz = movedKneeHz / drawn;
        double slope = (nyquistHz - kneeHz) / (nyquistHz - movedKneeHz);
        return Samples.as(
                in,
                FormantMover.apply(
                        Samples.of(in),
                        in.sampleRateHz(),
                        hz -> hz <= movedKneeHz ? hz / drawn : nyquistHz - (nyquistHz - hz) * slope));
    }
}
