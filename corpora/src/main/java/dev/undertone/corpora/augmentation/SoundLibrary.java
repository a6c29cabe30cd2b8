package dev.undertone.corpora.augmentation;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.corpora.internal.AudioFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;

/** Recordings from which stretches are drawn; decoded when first needed and kept while memory lasts. Thread-safe. */
public final class SoundLibrary {

    /** A stretch this far below the whole recording's mean power is a pause of it: another place is drawn. */
    private static final double PAUSE_BELOW_MEAN = 0.01;

    private static final int PLACES = 16;

    private final List<Path> files;
    private final ConcurrentMap<Decoded, SoftReference<Waveform>> decoded = new ConcurrentHashMap<>();

    private record Decoded(Path file, int sampleRateHz) {}

    private SoundLibrary(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** @throws IllegalArgumentException if there are none */
    public static SoundLibrary of(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a library of sounds must hold at least one recording but was empty");
        }
        return new SoundLibrary(files);
    }

    /**
     * Every recording in a folder and below it.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static SoundLibrary under(Path folder) throws IOException {
        List<Path> files = AudioFiles.under(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "no recordings under the folder " + folder + "; name one that holds some");
        }
        return new SoundLibrary(files);
    }

    /** How many recordings there are. */
    public int size() {
        return files.size();
    }

    /** A short name of the recordings by their names, sizes and dates, wherever they lie. */
    String identity() throws IOException {
        long hash = files.size();
        for (Path file : files) {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            String words = file.getFileName() + " " + about.size() + " "
                    + about.lastModifiedTime().toMillis();
            for (int i = 0; i < words.length(); i++) {
                hash = new SplittableRandom(hash + words.charAt(i)).nextLong();
            }
        }
        return "sounds " + Long.toHexString(hash);
    }

    /**
     * A stretch of one of the recordings, repeated where it is too short, from a place that is no pause of it.
     *
     * @throws UncheckedIOException naming the recording, if it cannot be decoded or is digital silence
     */
    float[] draw(int samples, int sampleRateHz, RandomGenerator random) {
        Path file = files.get(random.nextInt(files.size()));
        Waveform recording = decode(file, sampleRateHz);
        double pause = PAUSE_BELOW_MEAN * Samples.power(recording.toArray());
        float[] best = stretch(recording, samples, random);
        for (int place = 1; place < PLACES && Samples.power(best) <= pause; place++) {
            float[] other = stretch(recording, samples, random);
            best = Samples.power(other) > Samples.power(best) ? other : best;
        }
        return best;
    }

    private static float[] stretch(Waveform recording, int samples, RandomGenerator random) {
        float[] out = new float[samples];
        int at = random.nextInt(recording.length());
        for (int filled = 0; filled < samples; ) {
            int n = Math.min(samples - filled, recording.length() - at);
            recording.copyTo(at, out, filled, n);
            filled += n;
            at = 0;
        }
        return out;
    }

    private Waveform decode(Path file, int sampleRateHz) {
        Decoded key = new Decoded(file, sampleRateHz);
        SoftReference<Waveform> kept = decoded.get(key);
        Waveform recording = kept == null ? null : kept.get();
        if (recording == null) {
            recording = read(file, sampleRateHz);
            decoded.put(key, new SoftReference<>(recording));
        }
        return recording;
    }

    private static Waveform read(Path file, int sampleRateHz) {
        try {
            Waveform recording = AudioReader.read(file, new ChannelSelection.Mix(), sampleRateHz)
                    .get(0);
            if (Samples.power(recording.toArray()) == 0) {
                throw new AudioException(
                        file.toString(), "is silence, no noise", "take it out of the folder of noises");
            }
            return recording;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
