package dev.undertone.features.voice;

import dev.undertone.testkit.GoldenCsv;
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

/** The reference recordings and the tracks openSMILE 3.0.1 computed from them for eGeMAPSv02. */
final class OpenSmileReference {

    static final int RATE_HZ = 16_000;

    private OpenSmileReference() {}

    static List<String> recordings() {
        try (Stream<Path> files =
                Files.list(TestData.reference().resolve("opensmile").resolve("egemaps_lld"))) {
            return files.map(file -> file.getFileName().toString().replace(".csv", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] samples(String recording) {
        Path file = TestData.reference().resolve("wav").resolve(recording + ".wav");
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

    /** One value per 10 ms frame, smoothed over three frames as the column's name says. */
    static double[] track(String recording, String column) {
        GoldenCsv table = GoldenCsv.read(
                TestData.reference().resolve("opensmile").resolve("egemaps_lld").resolve(recording + ".csv"), ';');
        double[] track = new double[table.rows().size()];
        for (int row = 0; row < track.length; row++) {
            track[row] = table.number(row, column);
        }
        return track;
    }

    /** The mean of the values other than 0 among each and its neighbours; 0 stays 0. */
    static double[] smoothedBetweenZeros(double[] track) {
        double[] smooth = new double[track.length];
        for (int t = 0; t < track.length; t++) {
            double sum = 0;
            int count = 0;
            for (int near = Math.max(0, t - 1); near <= Math.min(track.length - 1, t + 1); near++) {
                sum += track[near];
                count += track[near] == 0 ? 0 : 1;
            }
            smooth[t] = track[t] == 0 ? 0 : sum / count;
        }
        return smooth;
    }

    static double correlation(List<double[]> actual, List<double[]> expected) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int track = 0; track < actual.size(); track++) {
            for (int t = 0; t < actual.get(track).length; t++) {
                double a = actual.get(track)[t];
                double b = expected.get(track)[t];
                n++;
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }
        return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    }
}
