package dev.undertone.features.composition;

/** A frame-wise meter of one value that looks at one spectrum after the other. */
final class SpectrumWiseMeter extends FrameWiseMeter {

    /** One value of one frame. */
    interface Measure {
        /** @param spectrum {@code [bins]}, overwritten afterwards */
        double of(float[] spectrum);
    }

    /** Which spectra are looked at. */
    enum Scale {
        POWER,
        MAGNITUDE
    }

    private final Scale scale;
    private final Measure measure;
    private final float[] spectrum;

    SpectrumWiseMeter(FrameGrid grid, Scale scale, Measure measure) {
        super(1);
        this.scale = scale;
        this.measure = measure;
        this.spectrum = new float[grid.stft().bins()];
    }

    @Override
    void measure(FrameBlock block, float[][] rows) {
        float[][] source = scale == Scale.POWER ? block.spectrum().power() : block.magnitude();
        for (int lane = 0; lane < block.frames(); lane++) {
            for (int k = 0; k < spectrum.length; k++) {
                spectrum[k] = source[k][lane];
            }
            rows[0][lane] = (float) measure.of(spectrum);
        }
    }
}
