package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.composition.SpectrumWiseMeter.Scale;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.SpectralShape;
import java.util.List;
import java.util.function.Function;

/** How one spectrum is distributed, as one number ({@link SpectralShape}); silence is 0, its flatness 1. */
final class ShapeExtractor implements FrameExtractor {

    private final FrameGrid grid;
    private final String unit;
    private final Scale scale;
    private final SpectrumWiseMeter.Measure measure;

    private ShapeExtractor(FrameGrid grid, String unit, Scale scale, SpectrumWiseMeter.Measure measure) {
        this.grid = grid;
        this.unit = unit;
        this.scale = scale;
        this.measure = measure;
    }

    private static SpectralShape shape(FrameGrid grid) {
        return new SpectralShape(grid.sampleRateHz(), grid.fftSize());
    }

    static FrameExtractor centroid(FrameGrid grid, DefinitionOptions options) {
        return new ShapeExtractor(grid, "Hz", Scale.MAGNITUDE, shape(grid)::centroidHz);
    }

    static FrameExtractor bandwidth(FrameGrid grid, DefinitionOptions options) {
        SpectralShape shape = shape(grid);
        return new ShapeExtractor(grid, "Hz", Scale.MAGNITUDE, s -> shape.bandwidthHz(s, shape.centroidHz(s)));
    }

    static FrameExtractor rolloff(FrameGrid grid, DefinitionOptions options) {
        SpectralShape shape = shape(grid);
        double share = options.number("share", 0.85, 0.01, 0.99);
        return new ShapeExtractor(grid, "Hz", Scale.MAGNITUDE, s -> shape.rolloffHz(s, share));
    }

    static FrameExtractor flatness(FrameGrid grid, DefinitionOptions options) {
        return new ShapeExtractor(grid, "1", Scale.POWER, SpectralShape::flatness);
    }

    /** Slope of the line through the levels in dB between two frequencies, in dB/Hz; 0 in silence. */
    static FrameExtractor slope(FrameGrid grid, DefinitionOptions options) {
        SpectralShape shape = shape(grid);
        double nyquist = grid.nyquistHz();
        double maxHz = options.number("maxHz", nyquist, 1, nyquist, "half of sampleRateHz");
        double minHz = options.number("minHz", 0, 0, maxHz - 1, "below maxHz");
        float[] db = new float[grid.stft().bins()];
        options.checked("minHz", () -> shape.slope(db, minHz, maxHz));
        return new ShapeExtractor(grid, "dB/Hz", Scale.POWER, spectrum -> {
            Decibels.fromPowers(spectrum);
            return shape.slope(spectrum, minHz, maxHz);
        });
    }

    @Override
    public List<String> columns() {
        return Columns.ONE;
    }

    @Override
    public List<String> units() {
        return List.of(unit);
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new SpectrumWiseMeter(grid, scale, measure);
    }
}
