package dev.undertone.cli.plot;

import dev.undertone.plots.HeatMap;
import dev.undertone.plots.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The level of every frequency: a short-time Fourier transform. */
final class SpectrogramRow implements FeatureRow {

    private static final double HOP_SECONDS = 0.005;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        List<float[]> decibels = new ArrayList<>();
        List<Spectra> spectra = new ArrayList<>();
        for (Clip clip : clips) {
            Spectra frames = Spectra.of(clip.waveform(), options.windowSeconds(), HOP_SECONDS);
            spectra.add(frames);
            decibels.add(decibels(frames));
        }
        return new Row(
                "Spectrogram",
                String.format(
                        Locale.ROOT,
                        "%.0f ms Hann window every %.0f ms",
                        1000 * options.windowSeconds(),
                        1000 * spectra.get(0).hopSeconds()),
                1,
                options.axis()
                        .upTo(Math.min(options.maxHz(), clips.get(0).waveform().sampleRateHz() / 2.0)),
                Optional.of(LevelScale.of(decibels, options.rangeDb())),
                Panels.of(clips, i -> List.of(map(clips.get(i), decibels.get(i), spectra.get(i)))));
    }

    private static float[] decibels(Spectra spectra) {
        float[] power = new float[spectra.bins()];
        float[] decibels = new float[spectra.frames() * spectra.bins()];
        double fullScale = spectra.fullScalePeak();
        for (int frame = 0; frame < spectra.frames(); frame++) {
            spectra.power(frame, power);
            for (int bin = 0; bin < power.length; bin++) {
                decibels[frame * power.length + bin] = LevelScale.decibels(power[bin], fullScale);
            }
        }
        return decibels;
    }

    private static HeatMap map(Clip clip, float[] decibels, Spectra spectra) {
        double[] edges = new double[spectra.bins() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (i - 0.5) * spectra.sampleRateHz() / spectra.fftSize();
        }
        return new HeatMap(decibels, firstEdge(clip, spectra), spectra.hopSeconds(), edges, true);
    }

    /** The left edge of a frame that is centred on the clip's beginning. */
    static double firstEdge(Clip clip, Spectra spectra) {
        return clip.startSeconds() - spectra.hopSeconds() / 2;
    }
}
