package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.AudioWriter;
import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.corpora.augmentation.ItemRandom;
import dev.undertone.emotions.Emotion;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenditionTest {

    private static final int RATE = 22_050;
    private static final int OTHER_RATE = 16_000;

    @TempDir
    private Path folder;

    private Waveform voice = Waveform.of(new float[1], RATE);

    @SuppressWarnings("NullAway.Init")
    private Utterance clip;

    @BeforeEach
    void record() throws IOException {
        voice = Waveform.of(Signals.voice(140, 0.5, RATE, 600, 1500), RATE);
        AudioWriter.write(folder.resolve("a.wav"), voice, AudioWriter.Format.FLOAT);
        clip = utterance("a");
    }

    private Utterance utterance(String id) {
        return new Utterance(
                id,
                folder.resolve(id + ".wav"),
                "toy",
                Emotion.HAPPY,
                "s",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Rendition noisy(String text, long seed, int copy) throws IOException {
        AugmentationSpec spec = AugmentationSpec.parse(text);
        return Rendition.altered(spec.make(List.of()), spec.identity(List.of()), seed, copy);
    }

    @Test
    void aCopyIsTheOneThatTheAugmentCommandWrites() throws IOException {
        Augmentation noise = AugmentationSpec.parse("noise:snr=5..20").make(List.of());
        float[] expected = noise.apply(voice, ItemRandom.of(7, "toy/a", 2)).toArray();
        assertThat(noisy("noise:snr=5..20", 7, 2).read(clip, RATE).toArray()).isEqualTo(expected);
        assertThat(noisy("noise:snr=5..20", 7, 3).read(clip, RATE).toArray()).isNotEqualTo(expected);
        assertThat(noisy("noise:snr=5..20", 8, 2).read(clip, RATE).toArray()).isNotEqualTo(expected);
    }

    @Test
    void itIsAlteredAtItsOwnRateAndThenResampled() throws IOException {
        Waveform at16 = noisy("gain:db=-6", 1, 1).read(clip, OTHER_RATE);
        assertThat(at16.sampleRateHz()).isEqualTo(OTHER_RATE);
        assertThat(at16.durationSeconds()).isCloseTo(0.5, within(0.001));
    }

    @Test
    void speedsChangeTheLength() throws IOException {
        int whole = Rendition.ORIGINAL.read(clip, RATE).length();
        assertThat(whole).isEqualTo(voice.length());
        assertThat(Rendition.atSpeed(1.25).read(clip, RATE).length()).isEqualTo((int) Math.ceil(whole / 1.25));
    }

    @Test
    void equalKeysMeanEqualSounds() throws IOException {
        assertThat(noisy("noise", 1, 1).key(clip))
                .isEqualTo(noisy("noise:snr=10..30", 1, 1).key(clip));
        assertThat(List.of(
                        Rendition.ORIGINAL.key(clip),
                        Rendition.atSpeed(0.9).key(clip),
                        noisy("noise", 1, 1).key(clip),
                        noisy("noise", 2, 1).key(clip),
                        noisy("noise", 1, 2).key(clip),
                        noisy("noise:snr=5", 1, 1).key(clip),
                        noisy("noise", 1, 1).key(utterance("b"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSoundsThatAreDrawnOnAreInTheKey() throws IOException {
        Path noises = Files.createDirectories(folder.resolve("noises"));
        AudioWriter.write(noises.resolve("one.wav"), voice, AudioWriter.Format.WAV);
        String text = "background:folder=" + noises;
        String before = noisy(text, 1, 1).key(clip);
        assertThat(noisy(text, 1, 1).key(clip)).isEqualTo(before);
        AudioWriter.write(noises.resolve("two.wav"), voice, AudioWriter.Format.WAV);
        assertThat(noisy(text, 1, 1).key(clip)).isNotEqualTo(before);
    }

    @Test
    void aNoiseThatCannotBeReadIsNamed() throws IOException {
        Path noises = Files.createDirectories(folder.resolve("noises"));
        Files.writeString(noises.resolve("bad.wav"), "no sound");
        Rendition bad = noisy("background:folder=" + noises, 1, 1);
        assertThatThrownBy(() -> bad.read(clip, RATE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.wav: a noise for it could not be read")
                .hasMessageContaining("bad.wav");
    }
}
