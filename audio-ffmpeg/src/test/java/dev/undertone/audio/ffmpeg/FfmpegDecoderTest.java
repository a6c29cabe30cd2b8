package dev.undertone.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FfmpegDecoderTest {

    private static final int RATE_HZ = 44100;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "aac.m4a, aac, 22050, 0, 25",
        "alac.m4a, alac, 8820, 0, 90",
        // FFmpeg's own WMA encoder loses its first block, and Matroska does not tell AC-3's run-up.
        "sound.wma, wmav2, 20480, -2048, 25",
        "video.mp4, aac, 22050, 0, 25",
        "video.mkv, ac3, 22050, 256, 35"
    })
    void decodesInTimeWithItsSource(String fixture, String codec, int frames, int lag, double atLeastDb)
            throws IOException {
        Path file = Files.write(folder.resolve("misnamed.wav"), bytes(fixture));
        try (AudioStream stream = AudioReader.open(file)) {
            assertThat(stream.format()).isEqualTo(new StreamFormat("ffmpeg " + codec, RATE_HZ, 2));
            float[] samples = all(stream);
            assertThat(stream.warnings()).isEmpty();
            assertThat(samples.length / 2).isBetween(frames, frames + 2048);
            assertThat(signalToNoiseDb(samples, frames, lag)).isGreaterThan(atLeastDb);
        }
    }

    @Test
    void aStreamIsSpooledAndTheSpoolDeleted() throws IOException {
        List<Path> before = spools();
        try (AudioStream stream = AudioReader.open(new ByteArrayInputStream(bytes("alac.m4a")), "standard input")) {
            assertThat(spools()).hasSize(before.size() + 1);
            assertThat(all(stream)).hasSize(2 * 8820);
        }
        assertThatThrownBy(() -> AudioReader.open(new ByteArrayInputStream(bytes("silent.mp4")), "standard input"))
                .isInstanceOf(AudioException.class);
        assertThat(spools()).isEqualTo(before);
    }

    @Test
    void aVideoWithoutSoundIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("silent.mp4"), bytes("silent.mp4"));
        assertThatThrownBy(() -> AudioReader.open(file))
                .isInstanceOf(AudioException.class)
                .hasMessage(file + ": holds no audio track; choose a recording with sound");
    }

    @Test
    void aFileWithoutItsIndexIsRefusedWithTheReason() throws IOException {
        byte[] whole = bytes("aac.m4a");
        Path file = Files.write(folder.resolve("cut.m4a"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> AudioReader.open(file))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("cannot be opened (")
                .hasMessageContaining("get an undamaged copy");
    }

    /** A playlist would make FFmpeg fetch what it names. */
    @Test
    void playlistsAreNotFollowed() throws IOException {
        String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nalac.m4a\n#EXT-X-ENDLIST\n";
        Files.write(folder.resolve("alac.m4a"), bytes("alac.m4a"));
        Path file = Files.writeString(folder.resolve("list.m3u8"), playlist);
        assertThat(new FfmpegDecoder().recognises(playlist.getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThatThrownBy(() -> AudioTrack.open(file, "list.m3u8")).isInstanceOf(AudioException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aac.m4a", "sound.wma", "video.mkv"})
    void damageYieldsAudioOrAnAudioException(String fixture) throws IOException {
        byte[] whole = bytes(fixture);
        for (int length = 1; length < whole.length; length += 97) {
            decode(Arrays.copyOf(whole, length));
        }
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] mutated = whole.clone();
            for (int i = 0; i < 8; i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            decode(mutated);
        }
    }

    private void decode(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        try (AudioStream stream = AudioReader.open(file)) {
            assertThat(all(stream).length).isLessThan(100 * RATE_HZ);
        } catch (AudioException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
        }
    }

    private static float[] all(AudioStream stream) throws IOException {
        int channels = stream.format().channels();
        float[] samples = new float[1000 * channels];
        int filled = 0;
        for (int n = 0; n >= 0; ) {
            if (filled + 1000 * channels > samples.length) {
                samples = Arrays.copyOf(samples, 2 * samples.length);
            }
            n = stream.read(samples, filled, 999);
            filled += Math.max(n, 0) * channels;
        }
        return Arrays.copyOf(samples, filled);
    }

    /** Against the chirps themselves, away from the ends: left 200 to 6000 Hz, right 3000 to 500 Hz in half a second. */
    private static double signalToNoiseDb(float[] samples, int frames, int lag) {
        double signal = 0;
        double noise = 0;
        for (int i = 2500; i < frames - 2500; i++) {
            double t = (double) i / RATE_HZ;
            double[] chirps = {
                0.3 * Math.sin(2 * Math.PI * (200 * t + 5800 * t * t)),
                0.3 * Math.sin(2 * Math.PI * (3000 * t - 2500 * t * t))
            };
            for (int c = 0; c < 2; c++) {
                double expected = Math.rint(chirps[c] * 32767) / 32768;
                signal += expected * expected;
                noise += Math.pow(samples[2 * (i + lag) + c] - expected, 2);
            }
        }
        return 10 * Math.log10(signal / noise);
    }

    private static List<Path> spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }

    private static byte[] bytes(String fixture) throws IOException {
        try (InputStream in = FfmpegDecoderTest.class.getResourceAsStream(fixture)) {
            assertThat(in).as(fixture).isNotNull();
            return in.readAllBytes();
        }
    }
}
