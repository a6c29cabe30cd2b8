package dev.undertone.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A small corpus of synthetic voices: each speaker has a pitch and a vocal tract of their own, each emotion raises or lowers
 * pitch, level and pace, so that voices differ more than emotions do.
 */
public final class VoiceCorpus {

    private static final int SAMPLE_RATE_HZ = 16_000;

    private record Manner(String emotion, double semitones, double level, double syllableSeconds) {}

    private static final List<Manner> MANNERS = List.of(
            new Manner("neutral", 0, 0.3, 0.16),
            new Manner("happy", 4, 0.5, 0.13),
            new Manner("sad", -2, 0.15, 0.21),
            new Manner("angry", 3, 0.9, 0.12));

    private VoiceCorpus() {}

    /**
     * Writes {@code voices.csv} and the recordings it lists, four emotions of every speaker.
     *
     * @param takes of each speaker and emotion
     * @return the table
     */
    public static Path write(Path folder, int speakers, int takes, long seed) throws IOException {
        Files.createDirectories(folder);
        List<String> rows = new ArrayList<>(List.of("file,emotion,speaker,gender"));
        for (int speaker = 0; speaker < speakers; speaker++) {
            boolean female = speaker % 2 == 0;
            double f0 = (female ? 190 : 105) * (1 + 0.06 * (speaker / 2));
            double tract = (female ? 1.15 : 1) * (1 + 0.05 * (speaker / 2 % 3 - 1));
            for (Manner manner : MANNERS) {
                for (int take = 0; take < takes; take++) {
                    Random random = new Random(
                            seed + 1000L * speaker + take + manner.emotion().hashCode());
                    String name = "s" + speaker + "-" + manner.emotion() + "-" + take + ".wav";
                    writeWav(folder.resolve(name), utterance(f0, tract, manner, random));
                    rows.add(name + "," + manner.emotion() + ",s" + speaker + "," + (female ? "female" : "male"));
                }
            }
        }
        return Files.write(folder.resolve("voices.csv"), rows);
    }

    private static float[] utterance(double f0Hz, double tract, Manner manner, Random random) {
        float[] all = Signals.silence(0.05, SAMPLE_RATE_HZ);
        for (int syllable = 0; syllable < 4; syllable++) {
            double pitch = f0Hz * Math.pow(2, (manner.semitones() + 1.5 * random.nextGaussian()) / 12);
            double open = 500 + 350 * random.nextDouble();
            float[] voice = Signals.voice(
                    pitch,
                    manner.syllableSeconds() * (0.8 + 0.4 * random.nextDouble()),
                    SAMPLE_RATE_HZ,
                    open * tract,
                    (1000 + 900 * random.nextDouble()) * tract,
                    2600 * tract);
            all = Signals.concat(
                    all,
                    Signals.scaled(voice, manner.level() * (0.8 + 0.4 * random.nextDouble())),
                    Signals.silence(0.05, SAMPLE_RATE_HZ));
        }
        return Signals.noisy(all, 35, SAMPLE_RATE_HZ, random.nextLong());
    }

    private static void writeWav(Path file, float[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
        }
        AudioFormat format = new AudioFormat(SAMPLE_RATE_HZ, 16, 1, true, false);
        try (AudioInputStream in =
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }
}
