package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BabbleTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return Babble.defaults(speech);
    }

    @Override
    String name() {
        return "babble";
    }

    @TempDir
    Path folder;

    private SoundLibrary speech = SoundLibrary.of(List.of(Path.of("unset")));

    @BeforeEach
    void record() throws IOException {
        for (int i = 0; i < 5; i++) {
            TestWav.write(folder.resolve(i + ".wav"), Signals.voice(100 + 23 * i, 0.7, RATE, 500 + 50 * i, 1500), RATE);
        }
        speech = SoundLibrary.under(folder);
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "6, 10", "12, 0"})
    void theRatioIsMet(int voices, double snr) {
        float[] voice = voice(1, RATE);
        float[] out = apply(new Babble(speech, voices, Range.of(snr)), voice, 3).toArray();
        assertThat(Measured.snrDb(voice, out)).isCloseTo(snr, within(0.05));
    }

    @Test
    void theRecordingsAtHandServeWithoutAFolder() throws IOException {
        Augmentation made = AugmentationSpec.parse("babble:snr=5").make(List.of(folder.resolve("0.wav")));
        float[] voice = voice(1, RATE);
        assertThat(Measured.snrDb(voice, apply(made, voice, 3).toArray())).isCloseTo(5, within(0.05));
        assertThatThrownBy(() -> AugmentationSpec.parse("babble:voices=0")).hasMessageContaining("1..32", "'0'");
    }
}
