package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.ExactMagnitudes;
import dev.undertone.features.spectral.SpectralContrast;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Peaks over valleys in octave bands, in dB ({@link SpectralContrast}); both are first limited to 80 dB below the greatest
 * of the whole recording. Valleys more than 110 dB below the frame's peak are moved by the rounding of single precision,
 * unless they are asked to be exact ({@link ExactMagnitudes}), which costs several times all the rest. Silence is 0.
 */
final class ContrastExtractor implements FrameExtractor {

    private final FrameGrid grid;
    private final SpectralContrast contrast;
    private final boolean exactValleys;

    private ContrastExtractor(FrameGrid grid, SpectralContrast contrast, boolean exactValleys) {
        this.grid = grid;
        this.contrast = contrast;
        this.exactValleys = exactValleys;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        int most = (int) Math.ceil(Math.log(grid.nyquistHz() / 200) / Math.log(2));
        int octaves =
                options.whole("octaves", Math.min(6, most), 1, most, "the last begins below half of sampleRateHz");
        SpectralContrast contrast =
                options.checked("octaves", () -> new SpectralContrast(octaves, grid.sampleRateHz(), grid.fftSize()));
        // Not in the canonical form unless given: definitions from before it was there keep their identity.
        boolean exactValleys = options.isGiven("exactValleys") && options.flag("exactValleys", false);
        return new ContrastExtractor(grid, contrast, exactValleys);
    }

    @Override
    public List<String> columns() {
        return Columns.numbered(contrast.bands());
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(contrast.bands(), "dB");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(new ExactMagnitudes(grid.stft(), recording));
    }

    private final class Meter implements FrameMeter {

        private final ExactMagnitudes exact;
        private final int bands = contrast.bands();
        private final float[] spectrum = new float[grid.stft().bins()];
        private final SpectralContrast.Workspace workspace = contrast.newWorkspace();
        private final float[] peaks = new float[bands];
        private final float[] valleys = new float[bands];
        private final float[][] rows = new float[2 * bands][FrameBlock.LANES];
        private final StoredRows kept = new StoredRows(2 * bands);
        private float greatestPeak = Float.NEGATIVE_INFINITY;
        private float greatestValley = Float.NEGATIVE_INFINITY;

        Meter(ExactMagnitudes exact) {
            this.exact = exact;
        }

        @Override
        public void accept(FrameBlock block) {
            float[][] magnitude = block.magnitude();
            for (int lane = 0; lane < block.frames(); lane++) {
                for (int k = 0; k < spectrum.length; k++) {
                    spectrum[k] = magnitude[k][lane];
                }
                contrast.extremes(spectrum, peaks, valleys, 0, workspace);
                if (exactValleys) {
                    exact.moveTo(block.firstFrame() + lane);
                    contrast.sharpen(spectrum, exact::at, valleys, 0, workspace);
                }
                for (int band = 0; band < bands; band++) {
                    float peak = Decibels.fromPower(peaks[band]);
                    float valley = Decibels.fromPower(valleys[band]);
                    greatestPeak = Math.max(greatestPeak, peak);
                    greatestValley = Math.max(greatestValley, valley);
                    rows[band][lane] = peak;
                    rows[bands + band][lane] = valley;
                }
            }
            kept.append(rows);
        }

        @Override
        public void finish() {
            kept.finish();
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, rows, 0);
            float peakFloor = greatestPeak - (float) Decibels.RANGE_DB;
            float valleyFloor = greatestValley - (float) Decibels.RANGE_DB;
            for (int band = 0; band < bands; band++) {
                for (int lane = 0; lane < FrameBlock.LANES; lane++) {
                    into[row + band][lane] =
                            Math.max(rows[band][lane], peakFloor) - Math.max(rows[bands + band][lane], valleyFloor);
                }
            }
        }
    }
}
