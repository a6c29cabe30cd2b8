package dev.undertone.training;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.corpora.augmentation.ItemRandom;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What features are taken of: a recording itself, the same at another speed, or an altered copy. Immutable and
 * thread-safe.
 */
public abstract sealed class Rendition {

    /** The recording itself. */
    public static final Rendition ORIGINAL = new AtSpeed(1);

    private Rendition() {}

    /**
     * The recording played faster and higher.
     *
     * @param factor 1 for the recording itself
     */
    public static Rendition atSpeed(double factor) {
        return new AtSpeed(factor);
    }

    /**
     * A copy as {@code undertone augment} makes it: altered at the recording's own rate, the draws those of the recording
     * and the copy's number.
     *
     * @param name names the augmentation and all that it draws on: equal names mean equal augmentations
     * @param seed where chance begins
     * @param copy which copy, from 1
     */
    public static Rendition altered(Augmentation augmentation, String name, long seed, int copy) {
        return new Altered(augmentation, name, seed, copy);
    }

    /** What caches know this rendition of the utterance by: equal keys mean equal sounds. */
    public abstract String key(Utterance utterance);

    /**
     * Decodes and renders.
     *
     * @throws IOException if the recording, or a noise that is to be added, cannot be read
     */
    abstract Waveform read(Utterance utterance, int sampleRateHz) throws IOException;

    /** Tempo, pitch and formants together. */
    private static final class AtSpeed extends Rendition {

        private final double factor;

        AtSpeed(double factor) {
            this.factor = factor;
        }

        @Override
        public String key(Utterance utterance) {
            return Double.toString(factor);
        }

        @Override
        Waveform read(Utterance utterance, int sampleRateHz) throws IOException {
            Waveform recording = UtteranceAudio.read(utterance, sampleRateHz);
            return factor == 1
                    ? recording
                    : Waveform.of(
                            Resampler.resample(recording.toArray(), 1 / factor), sampleRateHz, recording.channel());
        }
    }

    private static final class Altered extends Rendition {

        private final Augmentation augmentation;
        private final String name;
        private final long seed;
        private final int copy;

        Altered(Augmentation augmentation, String name, long seed, int copy) {
            this.augmentation = augmentation;
            this.name = name;
            this.seed = seed;
            this.copy = copy;
        }

        @Override
        public String key(Utterance utterance) {
            return name + " seed " + seed + " " + item(utterance) + "#" + copy;
        }

        @Override
        Waveform read(Utterance utterance, int sampleRateHz) throws IOException {
            int rate;
            try (AudioStream stream = AudioReader.open(utterance.file())) {
                rate = stream.format().sampleRateHz();
            }
            Waveform recording = UtteranceAudio.read(utterance, rate);
            try {
                Waveform altered = augmentation.apply(recording, ItemRandom.of(seed, item(utterance), copy));
                return Resampler.resample(altered, sampleRateHz);
            } catch (UncheckedIOException e) {
                throw new IOException(utterance.file() + ": a noise for it could not be read: " + e.getMessage(), e);
            }
        }

        private static String item(Utterance utterance) {
            return utterance.corpus() + "/" + utterance.id();
        }
    }
}
