package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedNoiseTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return RecordedNoise.defaults(noises);
    }

    @Override
    String name() {
        return "background";
    }

    @TempDir
    Path folder;

    private SoundLibrary noises = SoundLibrary.of(List.of(Path.of("unset")));

    @BeforeEach
    void record() throws IOException {
        TestWav.write(folder.resolve("rain.wav"), Signals.whiteNoise(0.1, 0.4, 22_050, 1), 22_050);
        float[] mostlySilent = Signals.concat(Signals.silence(1, RATE), Signals.whiteNoise(0.2, 0.5, RATE, 2));
        TestWav.write(folder.resolve("dog.wav"), mostlySilent, RATE);
        Files.writeString(folder.resolve("readme.txt"), "not a recording");
        noises = SoundLibrary.under(folder);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 10, 5, 0})
    void theRatioIsMet(double snr) {
        float[] voice = voice(1, RATE);
        float[] out = apply(new RecordedNoise(noises, Range.of(snr)), voice, 3).toArray();
        assertThat(Measured.snrDb(voice, out)).isCloseTo(snr, within(0.05));
    }

    @Test
    void stretchesAreFoundThatAreNoPauses() {
        assertThat(noises.size()).isEqualTo(2);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Signals.rms(noises.draw(800, RATE, new SplittableRandom(seed))))
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void noFolderAnEmptyFolderAndSilenceAreNamed() throws IOException {
        assertThatThrownBy(() -> AugmentationSpec.parse("background").make(List.of()))
                .hasMessageContaining("background:folder=PATH");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> SoundLibrary.under(empty))
                .hasMessageContaining("no recordings under the folder " + empty);
        Path silent = empty.resolve("silent.wav");
        TestWav.write(silent, Signals.silence(1, RATE), RATE);
        assertThatThrownBy(() -> SoundLibrary.under(empty).draw(10, RATE, new SplittableRandom(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(silent + ": is silence, no noise; take it out");
    }
}
