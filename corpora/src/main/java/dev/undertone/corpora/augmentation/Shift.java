package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The same sound later or earlier in a recording of the same length.
 *
 * @param seconds by how much later, in -10..10; negative is earlier
 * @param wrap whether what leaves at one end comes in at the other, so that nothing is lost, instead of silence
 */
public record Shift(Range seconds, boolean wrap) implements Augmentation {

    private static final Range LIMITS_SECONDS = new Range(-10, 10);
    private static final AugmentationOption<Range> SECONDS =
            AugmentationOption.range("seconds", "s", LIMITS_SECONDS, defaults().seconds(), "by how much later");
    private static final AugmentationOption<Boolean> WRAP = AugmentationOption.flag(
            "wrap", defaults().wrap(), "what leaves at one end comes in at the other; if not, silence does");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "shift",
            "the same sound later or earlier",
            List.of(SECONDS, WRAP),
            (chosen, speech) -> new Shift(chosen.value(SECONDS), chosen.value(WRAP)));

    public Shift {
        seconds.requireWithin("shift in seconds", LIMITS_SECONDS);
    }

    /** 0.2 s either way, wrapped. */
    public static Shift defaults() {
        return new Shift(new Range(-0.2, 0.2), true);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        int by = (int) Math.round(seconds.draw(random) * in.sampleRateHz());
        float[] samples = Samples.of(in);
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            int from = i - by;
            if (wrap) {
                out[i] = samples[Math.floorMod(from, samples.length)];
            } else if (from >= 0 && from < samples.length) {
                out[i] = samples[from];
            }
        }
        return Samples.as(in, out);
    }
}
