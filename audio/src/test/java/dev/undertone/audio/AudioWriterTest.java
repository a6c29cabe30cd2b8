package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.AudioWriter.Format;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioWriterTest {

    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    private float[] written(float[] samples, Format format, int rate) throws IOException {
        Path file = folder.resolve("deep/x." + format.ending());
        AudioWriter.write(file, Waveform.of(samples, rate), format);
        Waveform read = AudioReader.read(file, new ChannelSelection.Mix(), rate).get(0);
        assertThat(read.length()).isEqualTo(samples.length);
        return read.toArray();
    }

    private static float[] onGrid(float[] samples) {
        float[] out = samples.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(-32768, Math.min(32767, Math.round(out[i] * 32768))) / 32768f;
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(Format format) throws IOException {
        float[] voice = onGrid(Signals.noisy(Signals.voice(140, 1.3, RATE, 700, 1220, 2600), 30, RATE, 1));
        assertThat(written(voice, format, RATE)).isEqualTo(voice);
    }

    @ParameterizedTest(name = "{0} samples, seed={0}")
    @ValueSource(ints = {1, 2, 5, 15, 4095, 4096, 4097, 8192, 12_345, 600_000})
    void everyLengthComesBackFromFlac(int length) throws IOException {
        float[] noise = new float[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            noise[i] = random.nextInt(-32_768, 32_768) / 32_768f;
        }
        assertThat(written(noise, Format.FLAC, 48_000)).isEqualTo(noise);
    }

    @Test
    void silenceAndExtremesComeBackFromFlac() throws IOException {
        float[] square = Signals.silence(1, RATE);
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 7 % 2 == 0 ? -1 : AudioWriter.FULL_SCALE;
        }
        assertThat(written(square, Format.FLAC, 44_100)).isEqualTo(square);
        assertThat(written(new float[9000], Format.FLAC, 8000)).containsOnly(0);
        assertThat(Files.size(folder.resolve("deep/x.flac"))).isLessThan(1500);
    }

    @Test
    void flacTakesLessRoomThanWav() throws IOException {
        float[] voice = Signals.voice(140, 2, RATE, 700, 1220, 2600);
        written(voice, Format.WAV, RATE);
        written(voice, Format.FLAC, RATE);
        assertThat((double) Files.size(folder.resolve("deep/x.flac")))
                .isLessThan(0.75 * Files.size(folder.resolve("deep/x.wav")));
    }

    @Test
    void anyLevelIsKeptInFloats() throws IOException {
        float[] loud = {3, -2.5f, 0.1f};
        assertThat(written(loud, Format.FLOAT, RATE)).isEqualTo(loud);
    }

    @ParameterizedTest
    @CsvSource({"1.01, samples of 16 bits must be in [-1", "NaN, samples must be finite but sample 1 was NaN"})
    void nothingIsClippedInSilence(float sample, String message) {
        Path file = folder.resolve("x.wav");
        Waveform loud = Waveform.of(new float[] {0, sample}, RATE);
        assertThatThrownBy(() -> AudioWriter.write(file, loud, Format.WAV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileCutShortIsNotLeftBehind() throws IOException {
        written(new float[10], Format.WAV, RATE);
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files.map(f -> f.getFileName().toString()).toList()).isEqualTo(Arrays.asList("x.wav"));
        }
    }
}
