package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A telephone line: 8 kHz, 300–3400 Hz, and if wanted 8 bits a sample by mu-law. What is louder than full scale is coded
 * quieter and made louder again, not clipped.
 *
 * @param muLaw whether samples are coded
 * @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711 (1988)</a>
 */
public record Telephone(boolean muLaw) implements Augmentation {

    private static final int RATE_HZ = 8000;
    private static final int BIAS = 132;
    private static final int LOUDEST = 32_635;
    private static final AugmentationOption<Boolean> MU_LAW =
            AugmentationOption.flag("mu-law", defaults().muLaw(), "whether samples are coded in 8 bits");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "telephone",
            "a telephone line: 300-3400 Hz, mu-law at 8 kHz",
            List.of(MU_LAW),
            (chosen, speech) -> new Telephone(chosen.value(MU_LAW)));

    /** With mu-law. */
    public static Telephone defaults() {
        return new Telephone(true);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        Waveform narrow = Resampler.resample(Samples.as(in, Samples.of(in)), RATE_HZ);
        float[] line = narrow.toArray();
        BandPass.TELEPHONE.filter(line, RATE_HZ);
        if (muLaw) {
            float over = Math.max(1, Samples.peak(line));
            for (int i = 0; i < line.length; i++) {
                line[i] = over * coded(line[i] / over);
            }
        }
        float[] wide = Resampler.resample(Waveform.of(line, RATE_HZ), in.sampleRateHz())
                .toArray();
        return Samples.as(in, Arrays.copyOf(wide, in.length()));
    }

    /** What a decoder makes of the sample's code: sign, three bits of segment, four of step. */
    private static float coded(float sample) {
        int biased = Math.min(Math.round(Math.abs(sample) * 32768), LOUDEST) + BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(biased);
        int step = (biased >> (segment + 3)) & 0x0F;
        int magnitude = (((step << 3) + BIAS) << segment) - BIAS;
        return Math.copySign(magnitude / 32768f, sample);
    }
}
