package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.OnsetOptions;
import dev.undertone.features.spectral.OnsetStrength;
import java.util.List;
import java.util.function.Function;

/**
 * Growth of the mel spectrum in dB ({@link OnsetStrength}), which is first limited to a range below the loudest value of
 * the whole recording, so that it is known only after the last frame; 0 in silence and in the first frames. A frame's
 * value tells of the sound at its middle: librosa gives the same later by {@code fftSize / (2·hopSamples)} frames.
 */
final class OnsetExtractor implements FrameExtractor {

    private static final int MEL_BANDS = 128;

    private final FrameGrid grid;
    private final MelFilterbank bank;
    private final OnsetOptions options;
    private final double rangeDb;

    private OnsetExtractor(FrameGrid grid, MelFilterbank bank, OnsetOptions options, double rangeDb) {
        this.grid = grid;
        this.bank = bank;
        this.options = options;
        this.rangeDb = rangeDb;
    }

    /** Of 128 Slaney bands up to half the sample rate. */
    static FrameExtractor defaults(FrameGrid grid) {
        MelFilterbank bank = grid.mel(new MelOptions(MEL_BANDS, 0, grid.nyquistHz(), MelScale.SLANEY, MelNorm.SLANEY));
        return new OnsetExtractor(grid, bank, OnsetOptions.defaults(), Decibels.RANGE_DB);
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        MelFilterbank bank = grid.mel(MelExtractor.melOptions(grid, options, "melBands", MEL_BANDS));
        OnsetOptions defaults = OnsetOptions.defaults();
        int lag = options.whole("lagFrames", defaults.lagFrames(), 1, 1000);
        int bands = options.whole("bands", defaults.bands(), 1, 101, "odd");
        double rangeDb = options.number("rangeDb", Decibels.RANGE_DB, 1, 1000);
        return new OnsetExtractor(grid, bank, options.checked("bands", () -> new OnsetOptions(lag, bands)), rangeDb);
    }

    @Override
    public List<String> columns() {
        return Columns.ONE;
    }

    @Override
    public List<String> units() {
        return List.of("dB");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(grid.stft().frames(recording.length()));
    }

    private final class Meter implements FrameMeter {

        private final int frames;
        private final float[][] rows = new float[bank.bands()][FrameBlock.LANES];
        private final StoredRows levels = new StoredRows(bank.bands());
        private final StoredRows kept = new StoredRows(1);
        private float loudest = Float.NEGATIVE_INFINITY;

        Meter(int frames) {
            this.frames = frames;
        }

        @Override
        public void accept(FrameBlock block) {
            float[][] mel = block.mel(bank);
            for (int band = 0; band < rows.length; band++) {
                System.arraycopy(mel[band], 0, rows[band], 0, FrameBlock.LANES);
                Decibels.fromPowers(rows[band]);
                for (int lane = 0; lane < block.frames(); lane++) {
                    loudest = Math.max(loudest, rows[band][lane]);
                }
            }
            levels.append(rows);
        }

        @Override
        public void finish() {
            levels.finish();
            OnsetStrength strength = new OnsetStrength(options, bank.bands());
            float floor = (float) (loudest - rangeDb);
            float[] frame = new float[bank.bands()];
            float[][] strengths = new float[1][FrameBlock.LANES];
            for (int first = 0; first < frames; first += FrameBlock.LANES) {
                levels.read(first / FrameBlock.LANES, rows, 0);
                for (int lane = 0; lane < Math.min(FrameBlock.LANES, frames - first); lane++) {
                    for (int band = 0; band < frame.length; band++) {
                        frame[band] = Math.max(floor, rows[band][lane]);
                    }
                    strengths[0][lane] = (float) strength.accept(frame);
                }
                kept.append(strengths);
            }
            kept.finish();
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, into, row);
        }
    }
}
