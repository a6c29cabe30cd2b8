package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A stretch of a recorded noise, drawn anew for each recording. Ratio as in {@link Noise}.
 *
 * @param snrDb how far the noise lies below the recording, in -20..80
 */
public record RecordedNoise(SoundLibrary noises, Range snrDb) implements Augmentation {

    private static final AugmentationOption<Optional<Path>> FOLDER =
            AugmentationOption.folder("folder", "where the recordings of noise lie, such as ESC-10; needed");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "background",
            "a recorded noise, from a folder of them",
            List.of(FOLDER, Noise.SNR),
            (chosen, speech) -> new RecordedNoise(
                    SoundLibrary.under(chosen.value(FOLDER)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "background needs a folder of recordings; write background:folder=PATH"))),
                    chosen.value(Noise.SNR)));

    public RecordedNoise {
        snrDb.requireWithin("signal-to-noise ratio in dB", Noise.SNR_LIMITS_DB);
    }

    /** 10 to 30 dB below. */
    public static RecordedNoise defaults(SoundLibrary noises) {
        return new RecordedNoise(noises, Noise.SNR_DEFAULT_DB);
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        double snr = snrDb.draw(random);
        Samples.addAtSnr(samples, noises.draw(samples.length, in.sampleRateHz(), random), snr);
        return Samples.as(in, samples);
    }
}
