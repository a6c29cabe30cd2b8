package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlacDecoderTest {

    /** {@code fLaC} and a block header. */
    private static final int DESCRIPTION = 8;

    @ParameterizedTest
    @CsvSource({
        "tone-s8-mono.flac, 8000, 1, 8, 5000",
        "tone-s16-stereo.flac, 44100, 2, 16, 9000",
        "tone-s24-mono.flac, 96000, 1, 24, 9000",
        "tone-s16-8ch.flac, 16000, 8, 16, 3000"
    })
    void isBitExact(String name, int rate, int channels, int bits, int frames) throws IOException {
        Decoded decoded = Decoded.of(Recordings.bytes(name));

        assertThat(decoded.format()).isEqualTo(new StreamFormat("flac s" + bits, rate, channels));
        assertThat(decoded.frames()).isEqualTo(frames);
        assertThat(decoded.warnings()).as("the checksum agrees").isEmpty();
        double half = 0.5 / (1 << (bits - 1));
        for (int i = 0; i < decoded.samples().length; i++) {
            double truth = 0.9 * Math.sin(2 * Math.PI * (0.01 + 0.007 * (i % channels)) * (i / channels));
            assertThat((double) decoded.samples()[i]).isCloseTo(truth, within(1.000001 * half));
        }
    }

    @Test
    void saysThatTheChecksumDisagrees() throws IOException {
        byte[] file = Recordings.bytes("tone-s8-mono.flac");
        file[DESCRIPTION + 20] ^= 1;
        Decoded decoded = Decoded.of(file);
        assertThat(decoded.frames()).isEqualTo(5000);
        assertThat(decoded.warnings())
                .containsExactly("damaged: the samples do not match the checksum in the FLAC header");
    }

    @Test
    void deliversWhatATruncatedFileHoldsAndSaysSo() throws IOException {
        byte[] file = Recordings.bytes("tone-s16-stereo.flac");
        Decoded decoded = Decoded.of(Arrays.copyOf(file, file.length * 3 / 4));
        assertThat(decoded.frames()).isBetween(4000, 8999);
        assertThat(decoded.warnings()).singleElement().asString().startsWith("truncated: the header announces 0.20 s");
    }

    @Test
    void tellsBrokenFrames() throws IOException {
        byte[] file = Recordings.bytes("tone-s16-stereo.flac");
        file[file.length / 2] ^= 0x55;
        Decoded decoded = Decoded.of(file);
        assertThat(decoded.warnings()).singleElement().asString().startsWith("damaged: ");
    }

    @Test
    void skipsMetadataOfAnySizeUnread() throws IOException {
        byte[] file = Recordings.bytes("tone-s8-mono.flac");
        file[4] &= 0x7F;
        int audio = DESCRIPTION + 34;
        byte[] picture = ByteBuffer.allocate(4 + 0xFFFFFF).putInt(0x86FFFFFF).array();
        byte[] comment =
                ByteBuffer.allocate(8).putInt(0x04000004).putInt(0xFFFFFFFF).array();
        byte[] grown = ByteBuffer.allocate(file.length + comment.length + picture.length)
                .put(file, 0, audio)
                .put(comment)
                .put(picture)
                .put(file, afterMetadata(file), file.length - afterMetadata(file))
                .array();
        assertThat(Decoded.of(grown).samples()).startsWith(Decoded.of(file).samples());
    }

    private static int afterMetadata(byte[] file) {
        int at = 4;
        boolean last = false;
        while (!last && at < file.length - 4) {
            last = file[at] < 0;
            at += 4 + (ByteBuffer.wrap(file).getInt(at) & 0xFFFFFF);
        }
        return at;
    }

    @Test
    void refusesHeadersWithoutAudio() throws IOException {
        byte[] file = Recordings.bytes("tone-s8-mono.flac");
        for (int length : new int[] {4, 6, 20, DESCRIPTION + 34}) {
            assertThatThrownBy(() -> Decoded.of(Arrays.copyOf(file, length)))
                    .isInstanceOf(AudioException.class)
                    .hasMessageStartingWith("test.bin: ");
        }
    }
}
