package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Other people talking: stretches of several recordings of speech, equally loud, added up. Ratio as in {@link Noise}.
 *
 * @param voices how many talk at once, in 1..32
 * @param snrDb how far all of them together lie below the recording, in -20..80
 */
public record Babble(SoundLibrary speech, int voices, Range snrDb) implements Augmentation {

    private static final int MOST_VOICES = 32;
    private static final int VOICES_DEFAULT = 6;
    private static final AugmentationOption<Integer> VOICES =
            AugmentationOption.count("voices", 1, MOST_VOICES, VOICES_DEFAULT, "how many talk at once");
    private static final AugmentationOption<Optional<Path>> FOLDER = AugmentationOption.folder(
            "folder",
            "where the speech lies; without it the recordings themselves serve, in an experiment those trained on");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "babble",
            "other people talking",
            List.of(Noise.SNR, VOICES, FOLDER),
            (chosen, speech) -> new Babble(
                    chosen.value(FOLDER).isPresent()
                            ? SoundLibrary.under(chosen.value(FOLDER).get())
                            : SoundLibrary.of(speech),
                    chosen.value(VOICES),
                    chosen.value(Noise.SNR)));

    public Babble {
        snrDb.requireWithin("signal-to-noise ratio in dB", Noise.SNR_LIMITS_DB);
        if (voices < 1 || voices > MOST_VOICES) {
            throw new IllegalArgumentException("voices must be in 1.." + MOST_VOICES + " but was " + voices);
        }
    }

    /** Six voices, 10 to 30 dB below. */
    public static Babble defaults(SoundLibrary speech) {
        return new Babble(speech, VOICES_DEFAULT, Noise.SNR_DEFAULT_DB);
    }

    /** Whether the recordings themselves serve. */
    static boolean drawsOnSpeech(AugmentationSpec chosen) {
        return chosen.value(FOLDER).isEmpty();
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        double snr = snrDb.draw(random);
        float[] crowd = new float[samples.length];
        for (int voice = 0; voice < voices; voice++) {
            float[] one = speech.draw(samples.length, in.sampleRateHz(), random);
            double power = Samples.power(one);
            double gain = power == 0 ? 0 : 1 / Math.sqrt(power);
            for (int i = 0; i < crowd.length; i++) {
                crowd[i] += (float) (gain * one[i]);
            }
        }
        Samples.addAtSnr(samples, crowd, snr);
        return Samples.as(in, samples);
    }
}
