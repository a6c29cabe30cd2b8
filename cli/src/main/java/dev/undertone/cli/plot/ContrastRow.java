package dev.undertone.cli.plot;

import dev.undertone.features.spectral.SpectralContrast;
import dev.undertone.plots.Axis;
import dev.undertone.plots.ColourMap;
import dev.undertone.plots.ColourScale;
import dev.undertone.plots.HeatMap;
import dev.undertone.plots.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Peaks over valleys of the spectrum, octave by octave. */
final class ContrastRow implements FeatureRow {

    private static final double WINDOW_SECONDS = 0.093;
    private static final double HOP_SECONDS = 0.010;
    private static final int MOST_OCTAVES = 6;
    private static final double LOWEST_EDGE_HZ = 200;

    @Override
    public Row of(List<Clip> clips, PlotOptions options) {
        int sampleRateHz = clips.get(0).waveform().sampleRateHz();
        int octaves = octaves(sampleRateHz);
        List<Spectra> spectra = new ArrayList<>();
        List<float[]> contrasts = new ArrayList<>();
        float most = 1;
        for (Clip clip : clips) {
            Spectra frames = Spectra.of(clip.waveform(), WINDOW_SECONDS, HOP_SECONDS);
            float[] contrast = contrast(frames, octaves);
            spectra.add(frames);
            contrasts.add(contrast);
            for (float value : contrast) {
                most = Math.max(most, value);
            }
        }
        return new Row(
                "Spectral contrast",
                "loudest over quietest 2 % of each band's frequencies",
                1,
                Axis.names("band (Hz)", bands(octaves, sampleRateHz)),
                Optional.of(new ColourScale(Axis.linear("peak over valley (dB)", 0, most), ColourMap.VIRIDIS)),
                Panels.of(
                        clips,
                        i -> List.of(new HeatMap(
                                contrasts.get(i),
                                SpectrogramRow.firstEdge(clips.get(i), spectra.get(i)),
                                spectra.get(i).hopSeconds(),
                                HeatMap.numberedRows(octaves + 1),
                                false))));
    }

    private static int octaves(int sampleRateHz) {
        int octaves = MOST_OCTAVES;
        while (LOWEST_EDGE_HZ * (1 << (octaves - 1)) >= sampleRateHz / 2.0) {
            octaves--;
        }
        return octaves;
    }

    private static List<String> bands(int octaves, int sampleRateHz) {
        List<String> bands = new ArrayList<>();
        for (int band = 0; band <= octaves; band++) {
            double low = band == 0 ? 0 : LOWEST_EDGE_HZ * (1 << (band - 1));
            double high = band == octaves ? sampleRateHz / 2.0 : LOWEST_EDGE_HZ * (1 << band);
            bands.add(hertz(low) + "\u2013" + hertz(high));
        }
        return bands;
    }

    private static String hertz(double hz) {
        return hz < 1000
                ? String.format(Locale.ROOT, "%.0f", hz)
                : String.format(Locale.ROOT, "%.1fk", hz / 1000).replace(".0k", "k");
    }

    private static float[] contrast(Spectra spectra, int octaves) {
        SpectralContrast contrast = new SpectralContrast(octaves, spectra.sampleRateHz(), spectra.fftSize());
        float[] magnitude = new float[spectra.bins()];
        SpectralContrast.Workspace workspace = contrast.newWorkspace();
        float[] peaks = new float[spectra.frames() * contrast.bands()];
        float[] valleys = new float[peaks.length];
        for (int frame = 0; frame < spectra.frames(); frame++) {
            spectra.power(frame, magnitude);
            for (int bin = 0; bin < magnitude.length; bin++) {
                magnitude[bin] = (float) Math.sqrt(magnitude[bin]);
            }
            contrast.extremes(magnitude, peaks, valleys, frame * contrast.bands(), workspace);
        }
        SpectralContrast.contrast(peaks, valleys);
        return peaks;
    }
}
