package dev.undertone.cli.plot;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.egemaps.EgemapsV02Descriptors;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Curve;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Row;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The loudness of the eGeMAPS set, from an auditory spectrum. */
final class LoudnessRow implements FeatureRow {

    private static final Color COLOUR = new Color(0xb63679);
    private static final String COLUMN = "Loudness_sma3";
    private static final double LEAST_REACH = 0.1;

    private final EgemapsV02Descriptors descriptors = new EgemapsV02Descriptors();

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        List<double[]> tracks = new ArrayList<>();
        double most = LEAST_REACH;
        boolean tooShort = false;
        for (Clip clip : clips) {
            double[] loudness = loudness(clip.waveform());
            tracks.add(loudness);
            tooShort |= loudness.length == 0;
            most = Math.max(most, Arrays.stream(loudness).max().orElse(0));
        }
        double leastMillis =
                1000.0 * descriptors.minimumSamples() / descriptors.schema().sampleRateHz();
        return new Row(
                "Loudness",
                "of an auditory spectrum, as in eGeMAPS"
                        + (tooShort ? "; needs at least " + Math.round(leastMillis) + " ms" : ""),
                0.6,
                Axis.linear("loudness", 0, 1.05 * most),
                Optional.empty(),
                Panels.of(clips, i -> List.of(curve(clips.get(i), tracks.get(i)))));
    }

    /** One value every 10 ms; none of what is too short. */
    private double[] loudness(Waveform waveform) {
        Waveform resampled = Resampler.resample(waveform, descriptors.schema().sampleRateHz());
        if (resampled.length() < descriptors.minimumSamples()) {
            return new double[0];
        }
        FeatureMatrix matrix = descriptors.extract(resampled);
        int column = matrix.schema().names().indexOf(COLUMN);
        double[] loudness = new double[matrix.frames()];
        for (int frame = 0; frame < loudness.length; frame++) {
            loudness[frame] = matrix.get(frame, column);
        }
        return loudness;
    }

    private Layer curve(Clip clip, double[] loudness) {
        double rate = descriptors.schema().sampleRateHz();
        double middle = descriptors.schema().windowSamples() / 2.0;
        double[] seconds = new double[loudness.length];
        boolean[] present = new boolean[loudness.length];
        for (int frame = 0; frame < loudness.length; frame++) {
            seconds[frame] = clip.startSeconds() + (frame * descriptors.schema().hopSamples() + middle) / rate;
            present[frame] = true;
        }
        return new Curve(seconds, loudness, present, COLOUR);
    }
}
