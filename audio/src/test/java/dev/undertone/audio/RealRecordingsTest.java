package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recordings as people and corpora have them; skipped where the shared data is missing, but not in continuous builds. */
class RealRecordingsTest {

    private static List<Path> files(String folder, String suffix, int every) throws IOException {
        try (Stream<Path> walk = Files.walk(TestData.corpora().resolve(folder))) {
            List<Path> all =
                    walk.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
            return Stream.iterate(0, i -> i < all.size(), i -> i + every)
                    .map(all::get)
                    .toList();
        }
    }

    @Test
    void flacOfRavdessMatchesItsChecksum() throws IOException {
        List<Path> files = files("ravdess", ".flac", 40);
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            Decoded decoded = Decoded.of(AudioReader.open(file));
            assertThat(decoded.format()).isEqualTo(new StreamFormat("flac s16", 16_000, 1));
            assertThat(decoded.warnings()).as("%s", file).isEmpty();
            assertThat(decoded.frames() / 16_000.0).isBetween(2.5, 6.0);
        }
    }

    /** The shared FLACs are these files resampled by other software: same words at the same time and level. */
    @Test
    void publishedRavdessAgreesWithItsResampledCopies() throws IOException {
        List<Path> files = files("ravdess-original", ".wav", 1);
        assertThat(files).hasSizeGreaterThan(20);
        int compared = 0;
        for (Path file : files) {
            boolean stereo;
            try (AudioStream stream = AudioReader.open(file)) {
                stereo = stream.format().channels() == 2;
            }
            String name = file.getFileName().toString().replace(".wav", ".flac");
            List<Path> copies = files("ravdess", name, 1);
            // All stereo ones, for they are few.
            if (copies.isEmpty() || (!stereo && name.hashCode() % 3 != 0)) {
                continue;
            }
            compared++;
            float[] original = mix(file);
            float[] copy = mix(copies.get(0));
            assertThat(original.length).isCloseTo(copy.length, offset(2));
            double signal = 0;
            double difference = 0;
            for (int i = 0; i < Math.min(original.length, copy.length); i++) {
                signal += copy[i] * copy[i];
                difference += Math.pow(original[i] - copy[i], 2);
            }
            assertThat(10 * Math.log10(signal / difference)).as("%s, dB", file).isGreaterThan(30);
        }
        assertThat(compared).isGreaterThan(4);
    }

    private static float[] mix(Path file) throws IOException {
        return AudioReader.read(file, new ChannelSelection.Mix(), 16_000).get(0).toArray();
    }

    @Test
    void mp3OfCremaDIsReadWithoutComplaint() throws IOException {
        List<Path> files = files("crema-d", ".mp3", 150);
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            Decoded decoded = Decoded.of(AudioReader.open(file));
            assertThat(decoded.format()).isEqualTo(new StreamFormat("mpeg-2.5 layer 3", 11_025, 1));
            assertThat(decoded.warnings()).as("%s", file).isEmpty();
            assertThat(decoded.frames() / 11_025.0).as("%s", file).isBetween(1.0, 6.0);
        }
    }
}
