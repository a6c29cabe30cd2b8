package dev.undertone.cli.explore;

import dev.undertone.features.voice.RecordingQuality;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Curve;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Picture;
import dev.undertone.plots.Scale;
import dev.undertone.plots.TickRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The long-term spectrum of each corpus relative to its strongest band: where a corpus ends is plain to see. */
final class SpectrumFigure {

    private static final double HEIGHT = 200;
    private static final double LOWEST_DB = -110;

    private SpectrumFigure() {}

    /** @param corpora the clips of each, at least one corpus with a clip */
    static Picture of(List<List<ExploredClip>> corpora) {
        double maxHz = corpora.stream()
                        .flatMap(List::stream)
                        .mapToInt(ExploredClip::rateHz)
                        .max()
                        .orElseThrow()
                / 2.0;
        double end = Math.min(maxHz, RecordingQuality.BANDS * RecordingQuality.BAND_HZ);
        List<Layer> curves = new ArrayList<>();
        for (int corpus = 0; corpus < corpora.size(); corpus++) {
            if (!corpora.get(corpus).isEmpty()) {
                curves.add(curve(corpora.get(corpus), corpus));
            }
        }
        return Drawing.picture(
                "Mean spectrum",
                Axis.linear("level (dB)", LOWEST_DB, 3),
                new Axis("frequency (Hz)", 0, end, Scale.LINEAR, TickRule.HERTZ),
                curves,
                HEIGHT);
    }

    private static Curve curve(List<ExploredClip> clips, int corpus) {
        double[] hz = new double[RecordingQuality.BANDS];
        double[] level = new double[hz.length];
        boolean[] present = new boolean[hz.length];
        for (int band = 0; band < hz.length; band++) {
            int current = band;
            double middle = (band + 0.5) * RecordingQuality.BAND_HZ;
            hz[band] = middle;
            double[] levels = clips.stream()
                    .filter(c -> c.rateHz() / 2.0 > middle)
                    .mapToDouble(c -> c.bandDb(current))
                    .toArray();
            present[band] = levels.length > 0;
            level[band] = present[band] ? Arrays.stream(levels).average().orElseThrow() : RecordingQuality.FLOOR_DB;
        }
        double strongest = Arrays.stream(level).max().orElseThrow();
        for (int band = 0; band < hz.length; band++) {
            level[band] = Math.max(LOWEST_DB, level[band] - strongest);
        }
        return new Curve(hz, level, present, Drawing.ofCorpus(corpus));
    }
}
