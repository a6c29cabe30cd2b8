package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.Npy;
import dev.undertone.testkit.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** The reference recordings and the figures librosa 0.11.0 computed from them in float64. */
public final class Reference {

    public static final int RATE_HZ = 16_000;

    private Reference() {}

    public static List<String> fullRecordings() {
        try (Stream<Path> folders = Files.list(TestData.reference().resolve("librosa"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 16-bit samples over 32768. */
    public static float[] samples(String name) {
        Path file = TestData.reference().resolve("wav").resolve(name + ".wav");
        try (AudioInputStream in =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            byte[] bytes = in.readAllBytes();
            float[] samples = new float[bytes.length / 2];
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = buffer.getShort() / 32768f;
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Npy figures(String recording, String feature) {
        return Npy.read(
                TestData.reference().resolve("librosa").resolve(recording).resolve(feature + ".npy"));
    }

    /**
     * Every value of {@code [frames][dims]} must lie within {@code tolerance} times the range of the reference, which is
     * {@code [dim, frame]}.
     */
    public static void assertAgrees(String what, float[] actual, Npy expected, double tolerance) {
        beyond(what, actual, expected, tolerance * expected.range(), tolerance * expected.range());
    }

    /** How many values differ by more than {@code allowed}; none may differ by more than {@code limit}. */
    static int beyond(String what, float[] actual, Npy expected, double allowed, double limit) {
        assertThat(actual).as(what).hasSize(expected.rows() * expected.columns());
        int beyond = 0;
        for (int i = 0; i < actual.length; i++) {
            int dim = i % expected.rows();
            int frame = i / expected.rows();
            double difference = Math.abs(actual[i] - expected.get(dim, frame));
            if (!(difference <= limit)) {
                throw new AssertionError(what + ": frame " + frame + " dim " + dim + " must be "
                        + expected.get(dim, frame) + " ± " + limit + " but was " + actual[i]);
            }
            beyond += difference > allowed ? 1 : 0;
        }
        return beyond;
    }
}
