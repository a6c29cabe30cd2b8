package dev.undertone.cli.plot;

import dev.undertone.plots.HeatMap;
import dev.undertone.plots.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The levels of bands as wide as the ear's. */
final class MelRow implements FeatureRow {

    private static final int BANDS = 80;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        List<MelSpectrum> spectra = new ArrayList<>();
        List<float[]> decibels = new ArrayList<>();
        for (Clip clip : clips) {
            MelSpectrum mel = new MelSpectrum(clip, BANDS, options.maxHz());
            spectra.add(mel);
            decibels.add(mel.decibels());
        }
        double maxHz = Math.min(options.maxHz(), clips.get(0).waveform().sampleRateHz() / 2.0);
        return new Row(
                "Mel spectrogram",
                BANDS + " bands of equal width in mel (HTK)",
                1,
                FrequencyAxis.MEL.upTo(maxHz),
                Optional.of(LevelScale.of(decibels, options.rangeDb())),
                Panels.of(
                        clips,
                        i -> List.of(new HeatMap(
                                decibels.get(i),
                                SpectrogramRow.firstEdge(
                                        clips.get(i), spectra.get(i).spectra()),
                                spectra.get(i).spectra().hopSeconds(),
                                spectra.get(i).edgesHz(),
                                true))));
    }
}
