package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp3DecoderTest {

    private static final String TAGGED = "speech-mpeg25-mono.mp3";

    /** Where the reference is not trimmed for want of a tag, the decoder's own delay is still cut off here. */
    @ParameterizedTest
    @CsvSource({
        "speech-mpeg25-mono, mpeg-2.5 layer 3, 11025, 1, 0",
        "speech-mpeg2-untagged, mpeg-2 layer 3, 22050, 1, 529",
        "speech-mpeg1-vbr-joint-crc-id3, mpeg-1 layer 3, 44100, 2, 0",
        "speech-layer2, mpeg-1 layer 2, 32000, 1, 481"
    })
    void agreesWithTheReferenceDecoder(String name, String codec, int rate, int channels, int cut) throws IOException {
        Decoded decoded = Decoded.of(Recordings.bytes(name + ".mp3"));
        Decoded reference = Decoded.of(Recordings.bytes(name + "-reference.flac"));

        assertThat(decoded.format()).isEqualTo(new StreamFormat(codec, rate, channels));
        assertThat(decoded.frames()).isEqualTo(reference.frames() - cut);
        assertThat(decoded.warnings()).isEmpty();
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < decoded.samples().length; i++) {
            double truth = reference.samples()[i + cut * channels];
            signal += truth * truth;
            noise += Math.pow(decoded.samples()[i] - truth, 2);
        }
        assertThat(10 * Math.log10(signal / noise)).as("dB SNR").isGreaterThan(85);
    }

    @Test
    void skipsTagsOfEveryKindAndSize() throws IOException {
        byte[] plain = Recordings.bytes(TAGGED);
        byte[] cover = ByteBuffer.allocate(10 + (1 << 20))
                .put("ID3".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {4, 0, 0, 0, 0x40, 0, 0})
                .array();
        byte[] ape = ByteBuffer.allocate(32 + 500)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("APETAGEX".getBytes(StandardCharsets.US_ASCII))
                .putInt(2000)
                .putInt(500)
                .array();
        byte[] id3v1 = ByteBuffer.allocate(128)
                .put("TAGa title".getBytes(StandardCharsets.US_ASCII))
                .array();

        Decoded decoded = Decoded.of(concat(cover, plain, ape, id3v1));

        assertThat(decoded.samples()).isEqualTo(Decoded.of(plain).samples());
        assertThat(decoded.warnings()).isEmpty();
    }

    @Test
    void readsOnBehindDamage() throws IOException {
        byte[] file = Recordings.bytes(TAGGED);
        byte[] garbage = new byte[3000];
        new Random(7).nextBytes(garbage);
        System.arraycopy(garbage, 0, file, 1200, 600);

        Decoded decoded = Decoded.of(file);

        assertThat(decoded.frames()).isGreaterThan(5000);
        assertThat(decoded.warnings()).isNotEmpty().anyMatch(w -> w.startsWith("damaged: "));
    }

    @Test
    void deliversWhatATruncatedFileHoldsAndSaysSo() throws IOException {
        byte[] file = Recordings.bytes(TAGGED);
        Decoded whole = Decoded.of(file);
        Decoded decoded = Decoded.of(Arrays.copyOf(file, file.length / 2));
        assertThat(decoded.frames()).isBetween(1000, whole.frames() - 1000);
        assertThat(decoded.samples()).isEqualTo(Arrays.copyOf(whole.samples(), decoded.frames()));
        assertThat(decoded.warnings()).singleElement().asString().startsWith("truncated: the header announces 0.8");
    }

    @Test
    void refusesRandomBytesEvenBehindATagOrASyncWord() {
        byte[] random = new byte[3 << 20];
        new Random(3).nextBytes(random);
        random[0] = (byte) 0xFF;
        random[1] = (byte) 0xFB;
        assertThatThrownBy(() -> Decoded.of(random))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("looks encrypted or compressed");
        byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> Decoded.of(concat(tag, random)))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("no MP3 frames");
        assertThatThrownBy(() -> Decoded.of(tag)).hasMessageContaining("an ID3 tag and no audio");
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
