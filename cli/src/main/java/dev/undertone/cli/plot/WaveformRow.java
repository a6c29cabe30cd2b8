package dev.undertone.cli.plot;

import dev.undertone.audio.Waveform;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Curve;
import dev.undertone.plots.Envelope;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Row;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The samples, or where they lie closer than a screen can show, their least and greatest values. */
final class WaveformRow implements FeatureRow {

    private static final Color COLOUR = new Color(0x31688e);
    private static final int STEPS = 900;
    private static final int MOST_POINTS = 3 * STEPS;
    private static final double LEAST_PEAK = 0.001;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        double peak = clips.stream().mapToDouble(Clip::peak).max().orElseThrow();
        double reach = Math.max(LEAST_PEAK, peak) * 1.05;
        double seconds = Panels.time(clips).to() - Panels.time(clips).from();
        return new Row(
                "Waveform",
                "full scale is 1",
                0.6,
                Axis.linear("amplitude", -reach, reach),
                Optional.empty(),
                Panels.of(clips, i -> List.of(layer(clips.get(i), seconds / STEPS))));
    }

    private static Layer layer(Clip clip, double stepSeconds) {
        Waveform waveform = clip.waveform();
        return waveform.length() > MOST_POINTS ? envelope(clip, stepSeconds) : curve(clip);
    }

    private static Layer curve(Clip clip) {
        Waveform waveform = clip.waveform();
        double[] seconds = new double[waveform.length()];
        double[] amplitude = new double[waveform.length()];
        boolean[] present = new boolean[waveform.length()];
        Arrays.fill(present, true);
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = clip.startSeconds() + (double) i / waveform.sampleRateHz();
            amplitude[i] = waveform.sample(i);
        }
        return new Curve(seconds, amplitude, present, COLOUR);
    }

    private static Layer envelope(Clip clip, double stepSeconds) {
        Waveform waveform = clip.waveform();
        int steps = (int) Math.max(1, Math.floor(waveform.durationSeconds() / stepSeconds));
        double[] low = new double[steps];
        double[] high = new double[steps];
        for (int step = 0; step < steps; step++) {
            int from = (int) ((long) step * waveform.length() / steps);
            int to = (int) ((step + 1L) * waveform.length() / steps);
            low[step] = waveform.sample(from);
            high[step] = low[step];
            for (int i = from + 1; i < to; i++) {
                low[step] = Math.min(low[step], waveform.sample(i));
                high[step] = Math.max(high[step], waveform.sample(i));
            }
        }
        return new Envelope(clip.startSeconds(), waveform.durationSeconds() / steps, low, high, COLOUR);
    }
}
