package dev.undertone.cli;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.AudioWriter;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.cli.plot.Clip;
import dev.undertone.cli.plot.FeatureFigure;
import dev.undertone.cli.plot.PlotKind;
import dev.undertone.cli.plot.PlotOptions;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.corpora.augmentation.AugmentedCopy;
import dev.undertone.corpora.augmentation.ItemRandom;
import dev.undertone.plots.Figure;
import dev.undertone.plots.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the copies of one recording.
 *
 * @param done what is done, in the user's words
 * @param copies how many of each recording
 * @param plot whether a picture of the recording beside its first copies is drawn
 */
record AugmentJob(
        Augmentation augmentation,
        String done,
        int copies,
        long seed,
        Path folder,
        AudioWriter.Format format,
        boolean plot) {

    private static final int MOST_DRAWN = 3;

    List<AugmentedCopy> on(AugmentItems.Item item) throws IOException {
        Waveform original = read(item);
        List<AugmentedCopy> made = new ArrayList<>();
        List<Clip> clips = new ArrayList<>();
        boolean drawn = plot && original.durationSeconds() >= Clip.LEAST_SECONDS;
        if (drawn) {
            clips.add(new Clip("as recorded", original, 0));
        }
        for (int copy = 1; copy <= copies; copy++) {
            Waveform altered = altered(original, item, copy);
            double quieter = 1;
            if (format != AudioWriter.Format.FLOAT) {
                quieter = Math.max(1, peak(altered) / AudioWriter.FULL_SCALE);
            }
            Path file = folder.resolve(item.name() + "-" + copy + "." + format.ending());
            Waveform written = scaled(altered, 1 / quieter);
            AudioWriter.write(file, written, format);
            made.add(new AugmentedCopy(file, item.file(), copy, item.labels(), 20 * Math.log10(quieter)));
            if (drawn && copy <= MOST_DRAWN && written.durationSeconds() >= Clip.LEAST_SECONDS) {
                clips.add(new Clip("copy " + copy, written, 0));
            }
        }
        if (drawn) {
            PlotOptions options =
                    new PlotOptions(0.032, PlotOptions.defaults().axis(), original.sampleRateHz() / 2.0, 70);
            Figure figure = new Figure(
                    item.file().getFileName().toString(),
                    done,
                    FeatureFigure.of(List.of(PlotKind.WAVEFORM, PlotKind.SPECTROGRAM), clips, options)
                            .rows());
            PictureFile.of(folder.resolve(item.name() + ".png"), 2).write(Picture.of(figure, 0, 0));
        }
        return made;
    }

    private Waveform altered(Waveform original, AugmentItems.Item item, int copy) throws IOException {
        try {
            return augmentation.apply(original, ItemRandom.of(seed, item.key(), copy));
        } catch (UncheckedIOException e) {
            throw new IOException(item.file() + ": a noise for it could not be read: " + e.getMessage(), e);
        }
    }

    private static Waveform read(AugmentItems.Item item) throws IOException {
        int rate;
        try (AudioStream stream = AudioReader.open(item.file())) {
            rate = stream.format().sampleRateHz();
        }
        Waveform original = item.labels().isPresent()
                ? UtteranceAudio.read(item.labels().get(), rate)
                : AudioReader.read(item.file(), new ChannelSelection.Mix(), rate)
                        .get(0);
        if (original.length() == 0) {
            throw new AudioException(item.file().toString(), "holds no samples", "record it again or leave it out");
        }
        return original;
    }

    private static double peak(Waveform waveform) {
        double peak = 0;
        for (int i = 0; i < waveform.length(); i++) {
            peak = Math.max(peak, Math.abs(waveform.sample(i)));
        }
        return peak;
    }

    private static Waveform scaled(Waveform waveform, double gain) {
        if (gain == 1) {
            return waveform;
        }
        float[] samples = waveform.toArray();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (gain * samples[i]);
        }
        return Waveform.of(samples, waveform.sampleRateHz(), waveform.channel());
    }
}
