package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.WindowFunction;
import dev.undertone.features.voice.SubharmonicPitch;
import dev.undertone.features.voice.SubharmonicPitchOptions;
import java.util.function.Function;

/** Fundamental frequency in Hz by {@link SubharmonicPitch}, from frames of 60 ms whatever the set's are; 0 where unvoiced. */
final class SubharmonicExtractor implements F0Extractor {

    private final FrameGrid grid;
    private final SubharmonicPitchOptions options;
    private final float[] window;
    private final RealFft fft;

    /** @throws IllegalArgumentException if the range of pitch does not suit the tracker or the sample rate */
    SubharmonicExtractor(FrameGrid grid, double minHz, double maxHz) {
        SubharmonicPitchOptions defaults = SubharmonicPitchOptions.defaults();
        this.grid = grid;
        this.options = new SubharmonicPitchOptions(
                minHz,
                maxHz,
                defaults.harmonics(),
                defaults.compression(),
                defaults.candidates(),
                defaults.voicingThreshold(),
                defaults.silenceRms());
        this.window = gemapsWindow(grid);
        this.fft = CentredFrames.transform(window.length);
        newTracker();
    }

    /** 60 ms under a Gaussian. */
    static float[] gemapsWindow(FrameGrid grid) {
        return WindowFunction.GAUSSIAN.symmetric((int) Math.round(0.060 * grid.sampleRateHz()));
    }

    private SubharmonicPitch newTracker() {
        return new SubharmonicPitch(options, grid.sampleRateHz(), fft.size());
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(recording);
    }

    private final class Meter implements FrameMeter {

        private final CentredFrames frames;
        private final float[] magnitude = new float[fft.bins()];
        private final float[][] spectra = new float[fft.bins()][FrameBlock.LANES];
        private final SubharmonicPitch tracker = newTracker();
        private final float[][] rows = new float[1][FrameBlock.LANES];
        private final StoredRows kept = new StoredRows(1);
        private int taken;

        Meter(Waveform recording) {
            this.frames = new CentredFrames(recording, grid, window, fft);
        }

        @Override
        public void accept(FrameBlock block) {
            for (int lane = 0; lane < block.frames(); lane++) {
                frames.magnitude(block.firstFrame() + lane, magnitude);
                for (int k = 0; k < magnitude.length; k++) {
                    spectra[k][lane] = magnitude[k];
                }
            }
            tracker.analyse(spectra);
            for (int lane = 0; lane < block.frames(); lane++) {
                tracker.accept(lane);
                takeDecided();
            }
        }

        @Override
        public void finish() {
            tracker.finish();
            takeDecided();
            if (taken % FrameBlock.LANES != 0) {
                kept.append(rows);
            }
            kept.finish();
        }

        private void takeDecided() {
            for (; taken < tracker.decided(); taken++) {
                int lane = taken % FrameBlock.LANES;
                rows[0][lane] = tracker.hz(taken);
                if (lane == FrameBlock.LANES - 1) {
                    kept.append(rows);
                }
            }
        }

        @Override
        public void values(int block, float[][] into, int row) {
            kept.read(block, into, row);
        }
    }
}
