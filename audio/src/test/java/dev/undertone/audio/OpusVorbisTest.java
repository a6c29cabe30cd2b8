package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ogg Opus, Ogg Vorbis and WebM Opus against the reference decoders. */
class OpusVorbisTest {

    @ParameterizedTest
    @CsvSource({
        "voice.opus, voice-opus.flac, ogg-opus, 48000, 1, 60",
        "chirps.opus, chirps-opus.flac, ogg-opus, 48000, 2, 60",
        "six.opus, six-opus.flac, ogg-opus, 48000, 6, 60",
        "voice.ogg, voice-vorbis.flac, ogg-vorbis, 22050, 1, 70",
        "chirps.ogg, chirps-vorbis.flac, ogg-vorbis, 44100, 2, 70",
        "chrome.webm, chrome-webm.flac, webm-opus, 48000, 2, 60"
    })
    void decodesLikeTheReference(String file, String reference, String codec, int rate, int channels, double atLeastDb)
            throws IOException {
        Decoded decoded = Decoded.of(bytes(file));
        Decoded expected = Decoded.of(bytes(reference));
        assertThat(decoded.format()).isEqualTo(new StreamFormat(codec, rate, channels));
        assertThat(decoded.warnings()).isEmpty();
        assertThat(decoded.frames()).isEqualTo(expected.frames());
        assertThat(signalToNoiseDb(expected.samples(), decoded.samples())).isGreaterThan(atLeastDb);
    }

    @Test
    void surroundChannelsComeInTheOrderOfWav() throws IOException {
        Decoded six = Decoded.of(bytes("six.opus"));
        for (int c = 0; c < 6; c++) {
            int crossings = 0;
            for (int i = 4800; i < 9600; i++) {
                float before = six.samples()[(i - 1) * 6 + c];
                crossings += before < 0 && six.samples()[i * 6 + c] >= 0 ? 1 : 0;
            }
            // The low-frequency channel (4th) keeps its 800 Hz only as a whisper; its order is fixed by the others.
            if (c != 3) {
                assertThat(crossings).as("channel %d", c + 1).isBetween(20 * (c + 1) - 2, 20 * (c + 1) + 2);
            }
        }
    }

    @Test
    void theSoundOfAVideoIsFound() throws IOException {
        Decoded video = Decoded.of(bytes("video.webm"));
        assertThat(video.format()).isEqualTo(new StreamFormat("webm-opus", 48000, 2));
        assertThat(video.frames() / 48000.0).isCloseTo(0.5, within(0.03));
        assertThat(rms(video.samples())).isCloseTo(0.3 / Math.sqrt(2), within(0.02));
    }

    @Test
    void chainedStreamsFollowEachOtherAndOthersAreLeftOut() throws IOException {
        Decoded once = Decoded.of(bytes("voice.opus"));
        Decoded twice = Decoded.of(join(bytes("voice.opus"), bytes("voice.opus")));
        assertThat(twice.frames()).isEqualTo(2 * once.frames());
        assertThat(Arrays.copyOfRange(twice.samples(), once.frames(), twice.frames()))
                .isEqualTo(once.samples());
        assertThat(twice.warnings()).isEmpty();

        Decoded mixed = Decoded.of(join(bytes("voice.opus"), bytes("chirps.opus")));
        assertThat(mixed.samples()).isEqualTo(once.samples());
        assertThat(mixed.warnings()).singleElement().asString().startsWith("left out:");

        assertThat(Decoded.of(join(bytes("voice.ogg"), bytes("voice.ogg"))).frames())
                .isEqualTo(2 * 22050);
    }

    @Test
    void outputGainIsApplied() throws IOException {
        byte[] louder = bytes("voice.opus");
        int gain = indexOf(louder, "OpusHead") + 16;
        louder[gain + 1] = 6;
        OggBytes.fixChecksum(louder, 0);
        assertThat(rms(Decoded.of(louder).samples())
                        / rms(Decoded.of(bytes("voice.opus")).samples()))
                .isCloseTo(Math.pow(10, 6 / 20.0), within(1e-3));
    }

    @Test
    void aBrokenPageCostsNoMoreThanItself() throws IOException {
        Path song = someFile("ravdess-song", ".opus");
        byte[] whole = Files.readAllBytes(song);
        byte[] broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Decoded decoded = Decoded.of(broken);
        assertThat(decoded.frames())
                .isBetween(
                        Decoded.of(whole).frames() - 2 * 48000,
                        Decoded.of(whole).frames() - 1);
        assertThat(decoded.warnings()).singleElement().asString().startsWith("damaged: 1 part");
    }

    @Test
    void aTruncatedRecordingIsReadAsFarAsItGoes() throws IOException {
        for (String file : List.of("chirps.ogg", "chrome.webm")) {
            byte[] whole = bytes(file);
            Decoded decoded = Decoded.of(Arrays.copyOf(whole, whole.length * 3 / 4));
            assertThat(decoded.frames()).as(file).isBetween(1, Decoded.of(whole).frames() - 1);
            assertThat(decoded.warnings()).as(file).anyMatch(warning -> warning.startsWith("truncated:"));
        }
    }

    @Test
    void anEncryptedTrackIsRefusedWithARemedy() throws IOException {
        byte[] webm = bytes("chrome.webm");
        // Turns the track's unimportant uid element into an empty ContentEncodings of the same size.
        int uid = indexOf(webm, "s\u00c5\u0087");
        webm[uid] = 0x6d;
        webm[uid + 1] = (byte) 0x80;
        assertThatThrownBy(() -> Decoded.of(webm))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("encrypted or compressed")
                .hasMessageContaining("decrypt it first");
    }

    /** Real recordings: the length is the one their containers tell, the level that of audible sound. */
    @ParameterizedTest
    @CsvSource({"emodb, .opus, 2.0", "emovo, .opus, 0", "nemo, .opus, 0", "ravdess-song, .opus, 0", "esc10, .ogg, 5.0"})
    void realRecordingsDecode(String corpus, String extension, double seconds) throws IOException {
        try (Stream<Path> files = Files.walk(TestData.corpora().resolve(corpus))) {
            List<Path> sample = files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
            assertThat(sample).hasSizeGreaterThan(20);
            for (int i = 0; i < sample.size(); i += sample.size() / 4) {
                byte[] file = Files.readAllBytes(sample.get(i));
                Decoded decoded = Decoded.of(file);
                int rate = decoded.format().sampleRateHz();
                assertThat(decoded.warnings()).as("%s", sample.get(i)).noneMatch(w -> !w.startsWith("clipped"));
                assertThat((long) decoded.frames()).as("%s", sample.get(i)).isEqualTo(OggBytes.frames(file));
                assertThat(20 * Math.log10(rms(decoded.samples())))
                        .as("%s", sample.get(i))
                        .isBetween(-70.0, 0.0);
                if (seconds > 0) {
                    assertThat((double) decoded.frames() / rate).isCloseTo(seconds, within(0.01));
                }
            }
        }
    }

    private static Path someFile(String corpus, String extension) throws IOException {
        try (Stream<Path> files = Files.walk(TestData.corpora().resolve(corpus))) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static double signalToNoiseDb(float[] expected, float[] actual) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < expected.length; i++) {
            signal += (double) expected[i] * expected[i];
            noise += Math.pow((double) actual[i] - expected[i], 2);
        }
        return 10 * Math.log10(signal / noise);
    }

    private static double rms(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum / x.length);
    }

    private static byte[] join(byte[] a, byte[] b) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(a);
        joined.writeBytes(b);
        return joined.toByteArray();
    }

    private static int indexOf(byte[] bytes, String wanted) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
        assertThat(at).isPositive();
        return at;
    }

    static byte[] bytes(String fixture) throws IOException {
        try (InputStream in = OpusVorbisTest.class.getResourceAsStream("coded/" + fixture)) {
            assertThat(in).as(fixture).isNotNull();
            return in.readAllBytes();
        }
    }
}
