package dev.undertone.cli.plot;

import dev.undertone.features.spectral.ChromaFilterbank;
import dev.undertone.plots.Axis;
import dev.undertone.plots.ColourMap;
import dev.undertone.plots.ColourScale;
import dev.undertone.plots.HeatMap;
import dev.undertone.plots.Row;
import java.util.List;
import java.util.Optional;

/** The energy of the twelve pitch classes. */
final class ChromaRow implements FeatureRow {

    private static final double WINDOW_SECONDS = 0.093;
    private static final double HOP_SECONDS = 0.010;
    private static final List<String> CLASSES =
            List.of("C", "C\u266f", "D", "D\u266f", "E", "F", "F\u266f", "G", "G\u266f", "A", "A\u266f", "B");

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        return new Row(
                "Chroma",
                "energy of each pitch class in any octave, over the strongest; A = 440 Hz",
                1,
                Axis.names("pitch class", CLASSES),
                Optional.of(new ColourScale(Axis.linear("share of strongest", 0, 1), ColourMap.VIRIDIS)),
                Panels.of(clips, i -> List.of(map(clips.get(i)))));
    }

    private static HeatMap map(Clip clip) {
        Spectra spectra = Spectra.of(clip.waveform(), WINDOW_SECONDS, HOP_SECONDS);
        ChromaFilterbank filterbank = new ChromaFilterbank(spectra.sampleRateHz(), spectra.fftSize(), 0);
        float[] power = new float[spectra.bins()];
        float[] chroma = new float[CLASSES.size()];
        float[] all = new float[spectra.frames() * chroma.length];
        for (int frame = 0; frame < spectra.frames(); frame++) {
            spectra.power(frame, power);
            filterbank.apply(power, chroma);
            System.arraycopy(chroma, 0, all, frame * chroma.length, chroma.length);
        }
        return new HeatMap(
                all,
                SpectrogramRow.firstEdge(clip, spectra),
                spectra.hopSeconds(),
                HeatMap.numberedRows(chroma.length),
                false);
    }
}
