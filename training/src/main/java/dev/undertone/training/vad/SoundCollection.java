package dev.undertone.training.vad;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.features.activity.ActivityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Recordings of one kind, in memory at 16 kHz.
 *
 * @param name the folder's
 */
record SoundCollection(String name, List<Sound> sounds) {

    /**
     * One recording.
     *
     * @param fold of ESC-10, 1–5: the number before the first hyphen of its name; clips of one source are in one fold
     */
    record Sound(String file, int fold, Clip clip) {}

    /** Samples at 16 kHz. */
    static final class Clip {
        private final float[] samples;

        Clip(float[] samples) {
            this.samples = samples;
        }

        float[] copy() {
            return samples.clone();
        }
    }

    /** Reads every recording under a folder, in order of path, or at most {@code most} of them, evenly spread. */
    static SoundCollection read(Path folder, int most) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(SoundCollection::isAudio).sorted().toList();
        }
        int step = Math.max(1, (files.size() + most - 1) / most);
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            float[] samples = AudioReader.read(files.get(i), new ChannelSelection.Mix(), ActivityContext.SAMPLE_RATE_HZ)
                    .get(0)
                    .toArray();
            String name = files.get(i).getFileName().toString();
            int fold = name.matches("[1-5]-.*") ? name.charAt(0) - '0' : 0;
            sounds.add(new Sound(name, fold, new Clip(samples)));
        }
        return new SoundCollection(folder.getFileName().toString(), sounds);
    }

    private static boolean isAudio(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(wav|flac|mp3|ogg|opus)");
    }
}
