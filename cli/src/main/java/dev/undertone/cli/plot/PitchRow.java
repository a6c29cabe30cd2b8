package dev.undertone.cli.plot;

import dev.undertone.features.voice.PitchTrack;
import dev.undertone.features.voice.ProbabilisticYin;
import dev.undertone.features.voice.PyinOptions;
import dev.undertone.features.voice.YinFrames;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Curve;
import dev.undertone.plots.Intervals;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Row;
import dev.undertone.plots.Scale;
import dev.undertone.plots.TickRule;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The voice's fundamental frequency where there is one, over the stretches in which there is. */
final class PitchRow implements FeatureRow {

    private static final Color COLOUR = new Color(0x822681);
    private static final Color VOICED = new Color(0xfe, 0xc2, 0x87, 0x66);
    private static final double LOWEST_HZ = 60;
    private static final double HIGHEST_HZ = 600;
    private static final double WINDOW_SECONDS = 0.064;
    private static final double HOP_SECONDS = 0.010;
    private static final double MARGIN = 1.2;
    /** Single frames an octave or two off must not make everything else flat. */
    private static final double SHARE_BEYOND = 0.01;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        int sampleRateHz = clips.get(0).waveform().sampleRateHz();
        ProbabilisticYin tracker = new ProbabilisticYin(options(sampleRateHz), sampleRateHz);
        List<PitchTrack> tracks = new ArrayList<>();
        DoubleStream.Builder all = DoubleStream.builder();
        for (Clip clip : clips) {
            PitchTrack track = tracker.track(clip.waveform());
            tracks.add(track);
            for (int frame = 0; frame < track.frames(); frame++) {
                if (track.isVoiced(frame)) {
                    all.add(track.hz(frame));
                }
            }
        }
        double[] voiced = all.build().sorted().toArray();
        double low = voiced.length == 0 ? LOWEST_HZ : quantile(voiced, SHARE_BEYOND) / MARGIN;
        double high = voiced.length == 0 ? HIGHEST_HZ : quantile(voiced, 1 - SHARE_BEYOND) * MARGIN;
        return new Row(
                "Fundamental frequency",
                note(voiced, low, high),
                0.8,
                new Axis("F0 (Hz)", low, high, Scale.LOGARITHMIC, TickRule.HERTZ),
                Optional.empty(),
                Panels.of(clips, i -> layers(clips.get(i), tracks.get(i))));
    }

    private static PyinOptions options(int sampleRateHz) {
        PyinOptions pyin = PyinOptions.defaults();
        YinFrames frames = new YinFrames(LOWEST_HZ, HIGHEST_HZ, (int) Math.round(WINDOW_SECONDS * sampleRateHz), (int)
                Math.round(HOP_SECONDS * sampleRateHz));
        return new PyinOptions(
                frames,
                pyin.resolutionSemitones(),
                pyin.maxTransitionRate(),
                pyin.switchProbability(),
                pyin.noTroughProbability());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static String note(double[] voiced, double low, double high) {
        if (voiced.length == 0) {
            return "no frame is voiced";
        }
        long beyond = Arrays.stream(voiced).filter(hz -> hz < low || hz > high).count();
        String method = "probabilistic YIN every 10 ms";
        return beyond == 0
                ? method
                : method + "; " + beyond + " of " + voiced.length + " voiced frames lie beyond the axis";
    }

    private static List<Layer> layers(Clip clip, PitchTrack track) {
        double[] seconds = new double[track.frames()];
        double[] hz = new double[track.frames()];
        boolean[] voiced = new boolean[track.frames()];
        List<Intervals.Interval> intervals = new ArrayList<>();
        double half = track.frames() < 2 ? 0 : (track.timeSeconds(1) - track.timeSeconds(0)) / 2;
        for (int frame = 0; frame < track.frames(); frame++) {
            seconds[frame] = clip.startSeconds() + track.timeSeconds(frame);
            voiced[frame] = track.isVoiced(frame);
            if (voiced[frame]) {
                hz[frame] = track.hz(frame);
                boolean goesOn = frame > 0 && voiced[frame - 1];
                double from = goesOn ? intervals.remove(intervals.size() - 1).from() : seconds[frame] - half;
                intervals.add(new Intervals.Interval(from, seconds[frame] + half));
            }
        }
        return List.of(new Intervals("voiced", intervals, VOICED), new Curve(seconds, hz, voiced, COLOUR));
    }
}
