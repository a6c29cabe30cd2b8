package dev.undertone.cli.plot;

import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.Mfcc;
import dev.undertone.features.spectral.MfccOptions;
import dev.undertone.plots.Axis;
import dev.undertone.plots.ColourMap;
import dev.undertone.plots.ColourScale;
import dev.undertone.plots.HeatMap;
import dev.undertone.plots.Row;
import dev.undertone.plots.TickRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shape of the mel spectrum: its cosine transform. The 0th coefficient, the mere level, would outshine the others. */
final class MfccRow implements FeatureRow {

    private static final int BANDS = 40;
    private static final int HIGHEST = 19;
    /** A few extremes would make everything else pale. */
    private static final double SHARE_IN_RANGE = 0.99;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        List<MelSpectrum> spectra = new ArrayList<>();
        List<float[]> coefficients = new ArrayList<>();
        for (Clip clip : clips) {
            MelSpectrum mel = new MelSpectrum(clip, BANDS, options.maxHz());
            spectra.add(mel);
            coefficients.add(coefficients(mel.decibels()));
        }
        double reach = reach(coefficients);
        return new Row(
                "MFCC",
                "coefficients 1 to " + HIGHEST + " of " + BANDS + " mel bands",
                1,
                new Axis("coefficient", -0.5, HIGHEST - 0.5, v -> v, numbers()),
                Optional.of(new ColourScale(Axis.linear("value (dB)", -reach, reach), ColourMap.BLUE_RED)),
                Panels.of(
                        clips,
                        i -> List.of(new HeatMap(
                                coefficients.get(i),
                                SpectrogramRow.firstEdge(
                                        clips.get(i), spectra.get(i).spectra()),
                                spectra.get(i).spectra().hopSeconds(),
                                HeatMap.numberedRows(HIGHEST),
                                false))));
    }

    private static TickRule numbers() {
        return new TickRule.Names(
                IntStream.rangeClosed(1, HIGHEST).mapToObj(Integer::toString).toList());
    }

    private static float[] coefficients(float[] decibels) {
        Decibels.limitRange(decibels, Decibels.RANGE_DB);
        Mfcc mfcc = new Mfcc(new MfccOptions(HIGHEST + 1, BANDS, 0));
        int frames = decibels.length / BANDS;
        float[] all = new float[HIGHEST + 1];
        float[] coefficients = new float[frames * HIGHEST];
        for (int frame = 0; frame < frames; frame++) {
            mfcc.apply(Arrays.copyOfRange(decibels, frame * BANDS, (frame + 1) * BANDS), all, 0);
            System.arraycopy(all, 1, coefficients, frame * HIGHEST, HIGHEST);
        }
        return coefficients;
    }

    private static double reach(List<float[]> coefficients) {
        double[] magnitudes = coefficients.stream()
                .flatMapToDouble(values -> IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])))
                .sorted()
                .toArray();
        return Math.max(1, magnitudes[(int) (SHARE_IN_RANGE * (magnitudes.length - 1))]);
    }
}
