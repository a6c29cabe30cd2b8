package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.undertone.audio.PcmWriter.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no sound recording, or a spoilt one, ends in words a user can act on; nothing hangs or eats memory. */
class BadInputTest {

    private static final int MUTANTS = 150;
    private static final float[] TONES = WavDecoderTest.tones(1, 4000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7              | is a PDF document",
                "'PK\u0003\u0004rest' | is a ZIP archive",
                "Salted__12345678      | is encrypted (OpenSSL)",
                "-----BEGIN PGP MESSAGE-----| is encrypted (PGP)",
                "version https://git-lfs.github.com/spec/v1 | is a Git LFS pointer",
                "0000ftypM4A 0000      | is an M4A",
                "<html><body>          | is a web page",
                "just some words       | is text, not audio",
                "RIFF0000AVI LIST      | is an AVI movie",
                "'\u0001\u0002\u0003\u0004\u0005' | is not in a known audio format"
            })
    void namesWhatTheFileIs(String start, String reason) {
        assertThatThrownBy(() -> Decoded.of(start.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(AudioException.class)
                .hasMessageStartingWith("test.bin: " + reason);
    }

    @Test
    void namesEmptyZeroedAndRandomFiles() {
        assertThatThrownBy(() -> Decoded.of(new byte[0])).hasMessageStartingWith("test.bin: is empty (0 bytes); ");
        assertThatThrownBy(() -> Decoded.of(new byte[5000])).hasMessageStartingWith("test.bin: holds only zero bytes");
        byte[] random = new byte[100_000];
        new Random(5).nextBytes(random);
        assertThatThrownBy(() -> Decoded.of(random)).hasMessageStartingWith("test.bin: looks encrypted or compressed");
    }

    @Test
    void namesMissingFilesAndFolders(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.wav");
        assertThatThrownBy(() -> AudioReader.open(missing)).hasMessage(missing + ": no such file; check the path");
        assertThatThrownBy(() -> AudioReader.open(folder)).hasMessageContaining("is a folder");
        Path file = Files.write(folder.resolve("a.wav"), new byte[0]);
        assertThatThrownBy(() -> AudioReader.open(file)).hasMessageStartingWith(file + ": is empty");
    }

    @Test
    void replacesWhatIsNotANumberAndCountsIt() throws IOException {
        float[] samples = TONES.clone();
        samples[10] = Float.NaN;
        samples[11] = Float.POSITIVE_INFINITY;
        samples[12] = -3e38f;
        Decoded decoded = Decoded.of(PcmWriter.wav(Encoding.F32, 1, 8000, samples));
        assertThat(Arrays.copyOfRange(decoded.samples(), 10, 13)).containsOnly(0);
        assertThat(decoded.samples()[13]).isEqualTo(TONES[13]);
        assertThat(decoded.warnings()).singleElement().asString().startsWith("not numbers: 3 of 4000 samples");
    }

    @Test
    void tellsSilenceClippingAndUnscaledFloats() throws IOException {
        assertThat(warnings(Encoding.S16, new float[100])).containsExactly("silent: all samples are zero");
        float[] loud = TONES.clone();
        for (int i = 0; i < loud.length; i++) {
            loud[i] = Math.max(-1, Math.min(0.99997f, 1.5f * loud[i]));
        }
        assertThat(warnings(Encoding.S16, loud)).singleElement().asString().matches("clipped: 4\\d\\.\\d % of the .*");
        float[] unscaled = TONES.clone();
        for (int i = 0; i < unscaled.length; i++) {
            unscaled[i] *= 32768;
        }
        assertThat(warnings(Encoding.F32, unscaled))
                .singleElement()
                .asString()
                .startsWith("too loud: samples reach 29");
        assertThat(warnings(Encoding.S16, TONES)).isEmpty();
    }

    private static List<String> warnings(Encoding encoding, float[] samples) throws IOException {
        return Decoded.of(PcmWriter.wav(encoding, 1, 8000, samples)).warnings();
    }

    /** An hour in ten kilobytes. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void streamsABombOfSilenceButDoesNotLoadItOntoTheHeap(@TempDir Path folder) throws IOException {
        Path bomb = Files.write(folder.resolve("bomb"), Recordings.bytes("silence-one-hour.flac"));
        assertThatThrownBy(() -> AudioReader.read(bomb, new ChannelSelection.Mix(), 16_000))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("is too long to be held in memory (over 30 minutes at 16000 Hz)");
        Waveform whole = AudioReader.readLong(AudioReader.open(bomb), "bomb", new ChannelSelection.Mix(), 16_000)
                .get(0);
        assertThat(whole.length()).isEqualTo(3600 * 16_000);
        assertThat(whole.slice(3000 * 16_000, whole.length()).toArray()).containsOnly(0);
        try (AudioStream stream = AudioReader.open(bomb)) {
            float[] block = new float[1 << 16];
            long frames = 0;
            for (int n = stream.read(block, 0, block.length); n >= 0; n = stream.read(block, 0, block.length)) {
                frames += n;
            }
            assertThat(frames).isEqualTo(3600L * 16_000);
            assertThat(stream.warnings()).containsExactly("silent: all samples are zero");
        }
    }

    static List<String> formats() {
        return List.of("wav", "aiff", "au", "flac", "mp3");
    }

    /** Flipped, cut, doubled and overwritten bytes, most of them near the header. */
    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutantsEndInAudioOrInAnAudioException(String format) throws IOException {
        byte[] valid = valid(format);
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutate(valid, new Random(seed));
            try {
                Decoded decoded = Decoded.of(AudioReader.open(new ByteArrayInputStream(mutant), "mutant"));
                assertThat(decoded.samples().length).as("seed %d", seed).isPositive();
                for (float sample : decoded.samples()) {
                    if (!Float.isFinite(sample)) {
                        fail("seed " + seed + ": a sample is " + sample);
                    }
                }
            } catch (AudioException e) {
                assertThat(e).hasMessageStartingWith("mutant: ").hasMessageContaining("; ");
            } catch (RuntimeException | IOException e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static byte[] valid(String format) throws IOException {
        byte[] big = Encoding.S16.encode(TONES, ByteOrder.BIG_ENDIAN);
        PcmWriter writer = new PcmWriter(ByteOrder.BIG_ENDIAN);
        return switch (format) {
            case "wav" -> PcmWriter.wav(Encoding.F32, 1, 8000, TONES);
            case "aiff" ->
                writer.ascii("FORM")
                        .u32(0)
                        .ascii("AIFF")
                        .chunk(
                                "COMM",
                                new PcmWriter(ByteOrder.BIG_ENDIAN)
                                        .u16(1)
                                        .u32(4000)
                                        .u16(16)
                                        .u16(16383 + 14)
                                        .u64(22_050L << 49)
                                        .bytes())
                        .ascii("SSND")
                        .u32(8 + big.length)
                        .u64(0)
                        .raw(big)
                        .bytes();
            case "au" ->
                writer.ascii(".snd")
                        .u32(24)
                        .u32(big.length)
                        .u32(3)
                        .u32(8000)
                        .u32(1)
                        .raw(big)
                        .bytes();
            case "flac" -> Recordings.bytes("tone-s16-stereo.flac");
            default -> Recordings.bytes("speech-mpeg1-vbr-joint-crc-id3.mp3");
        };
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] mutant = valid.clone();
        int reach = random.nextBoolean() ? Math.min(64, mutant.length) : mutant.length;
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(reach);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 2 -> ByteBuffer.wrap(mutant).putInt(Math.min(at, mutant.length - 4), random.nextInt());
                default ->
                    System.arraycopy(mutant, at, mutant, random.nextInt(mutant.length - at), Math.min(at, 100) / 4);
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }
}
