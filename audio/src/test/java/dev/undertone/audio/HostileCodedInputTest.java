package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and malicious Ogg and WebM: an {@link AudioException} or a warning, in bounded time, never anything else. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCodedInputTest {

    private static final int MUTATIONS = 60;
    /** More than any fixture of a second could honestly hold: a packet of a byte or two may stand for 120 ms. */
    private static final int MOST_SECONDS = 120;

    @ParameterizedTest
    @ValueSource(strings = {"voice.opus", "six.opus", "voice.ogg", "chirps.ogg", "chrome.webm", "video.webm"})
    void truncationAtAnyPlaceYieldsAPrefix(String fixture) throws IOException {
        byte[] whole = OpusVorbisTest.bytes(fixture);
        float[] expected = Decoded.of(whole).samples();
        int longest = 0;
        for (int length = 1; length < whole.length; length += 97) {
            try {
                Decoded decoded = Decoded.of(Arrays.copyOf(whole, length));
                longest = Math.max(longest, decoded.samples().length);
                int end = Math.min(decoded.samples().length, expected.length);
                assertThat(Arrays.copyOf(decoded.samples(), end)).isEqualTo(Arrays.copyOf(expected, end));
            } catch (AudioException e) {
                assertThat(e).hasMessageStartingWith("test.bin: ");
            }
        }
        assertThat(longest).as("something survives").isGreaterThan(expected.length / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice.opus", "chirps.opus", "six.opus", "voice.ogg", "chirps.ogg", "chrome.webm"})
    void mutationsNeverGetOut(String fixture) throws IOException {
        byte[] whole = OpusVorbisTest.bytes(fixture);
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] mutated = whole.clone();
            Random random = new Random(seed);
            // Every other one goes for the headers, where a byte does the most.
            int reach = seed % 2 == 0 ? mutated.length : Math.min(5000, mutated.length);
            for (int i = 0; i <= random.nextInt(12); i++) {
                mutated[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            if (fixture.startsWith("c") || seed % 3 != 0) {
                fixChecksums(mutated);
            }
            decodeWithinLimits(mutated, "seed " + seed);
        }
    }

    /** Checksums made right again, so that the damage reaches the codec. */
    private static void fixChecksums(byte[] ogg) {
        for (int page = 0; page + 27 < ogg.length && ogg[page] == 'O' && ogg[page + 1] == 'g'; ) {
            int length = page + 27 + (ogg[page + 26] & 0xff) < ogg.length ? OggBytes.length(ogg, page) : 0;
            if (length == 0 || page + length > ogg.length) {
                return;
            }
            OggBytes.fixChecksum(ogg, page);
            page += length;
        }
    }

    private static void decodeWithinLimits(byte[] file, String what) throws IOException {
        try {
            Decoded decoded = Decoded.of(file);
            assertThat(decoded.frames() / decoded.format().sampleRateHz())
                    .as(what)
                    .isLessThan(MOST_SECONDS);
        } catch (AudioException e) {
            assertThat(e).as(what).hasMessageStartingWith("test.bin: ");
        }
    }

    @Test
    void pageBeginningsWithoutEndAreGivenUp() throws IOException {
        byte[] opus = OpusVorbisTest.bytes("voice.opus");
        byte[] file = Arrays.copyOf(opus, 1 << 22);
        for (int i = opus.length; i + 27 < file.length; i += 27) {
            file[i] = 'O';
            file[i + 1] = 'g';
            file[i + 2] = 'g';
            file[i + 3] = 'S';
            file[i + 26] = (byte) 255;
        }
        assertThat(Decoded.of(file).frames()).isEqualTo(48000);
    }

    @Test
    void zerosAfterAHeaderEnd() {
        byte[] file = new byte[1 << 25];
        System.arraycopy("OggS\0\2".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 6);
        file[26] = 1;
        file[27] = 19;
        System.arraycopy("OpusHead\1\1".getBytes(StandardCharsets.US_ASCII), 0, file, 28, 10);
        OggBytes.fixChecksum(file, 0);
        assertThatThrownBy(() -> Decoded.of(file))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("test.bin: holds no audio");
    }
}
