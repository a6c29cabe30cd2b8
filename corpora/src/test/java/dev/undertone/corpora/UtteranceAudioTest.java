package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtteranceAudioTest {

    private static final int RATE = 8000;

    @TempDir
    Path folder;

    /** Sample n is n / 32768, so that every sample says where it was. */
    private Utterance ramp(int length) throws IOException {
        float[] samples = new float[length];
        for (int n = 0; n < length; n++) {
            samples[n] = n / 32768f;
        }
        Path file = WavFile.write(folder.resolve("ramp.wav"), samples, RATE);
        return SpeakerDisjointSplitTest.utterance("a", "01", "ramp", file.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5, 0, 4000", "1.25, 2.5, 10000, 10000", "2.1, 3.0, 16800, 7200", "2.99, 3.05, 23920, 80"})
    void aSegmentIsExactlyItsSamples(double start, double end, int first, int length) throws IOException {
        Utterance part = ramp(24_000).withSegment(Optional.of(Segment.ofSeconds(start, end)));
        Waveform audio = UtteranceAudio.read(part, RATE);
        assertThat(audio.length()).isEqualTo(length);
        assertThat(audio.sample(0)).isEqualTo(first / 32768f);
        assertThat(audio.sample(length - 1)).isEqualTo((first + length - 1) / 32768f);
    }

    @Test
    void withoutAnEndItGoesToTheRecordingsEnd() throws IOException {
        Utterance part = ramp(24_000).withSegment(Optional.of(new Segment(Duration.ofMillis(2500), Optional.empty())));
        assertThat(UtteranceAudio.read(part, RATE).length()).isEqualTo(4000);
        assertThat(UtteranceAudio.read(ramp(24_000), RATE).length()).isEqualTo(24_000);
    }

    @Test
    void atAnotherRateItIsTheSameTime() throws IOException {
        Utterance part = ramp(24_000).withSegment(Optional.of(Segment.ofSeconds(1, 2)));
        Waveform audio = UtteranceAudio.read(part, 16_000);
        assertThat(audio.length()).isEqualTo(16_000);
        assertThat(audio.sample(8000)).isCloseTo(12_000 / 32768f, within(1e-3f));
    }

    @ParameterizedTest
    @CsvSource({"2.5, 3.2", "3.0, 4.0", "9, 10"})
    void aSegmentBeyondTheEndIsRefusedByName(double start, double end) throws IOException {
        Utterance part = ramp(24_000).withSegment(Optional.of(Segment.ofSeconds(start, end)));
        assertThatThrownBy(() -> UtteranceAudio.read(part, RATE))
                .isInstanceOf(AudioException.class)
                .hasMessageContainingAll("ramp.wav", "lasts 3.0 s", "utterance ramp");
    }
}
