package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.ChromaFilterbank;
import dev.undertone.features.spectral.PeakOptions;
import dev.undertone.features.spectral.SpectralPeaks;
import dev.undertone.features.spectral.SpectrumReader;
import dev.undertone.features.spectral.TuningEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Energy of the twelve pitch classes over the strongest of them ({@link ChromaFilterbank}), of power or magnitude spectra;
 * all 0 in a silent frame. Unless the tuning is given it is estimated from the whole recording ({@link TuningEstimator}),
 * so spectra are needed a second time: those of the first minutes are kept, the others computed again.
 */
final class ChromaExtractor implements FrameExtractor {

    private static final int CLASSES = ChromaFilterbank.CLASSES;

    /** Numbers of kept spectra: 32 MiB. */
    private static final int KEPT = 8 << 20;

    /** What the classes add up. */
    enum Spectrum {
        POWER,
        MAGNITUDE
    }

    private final FrameGrid grid;
    private final Spectrum spectrum;
    private final boolean estimated;
    private final double tuning;
    /** A recording's tuning is one of a hundred: the filters are worth keeping. */
    private final Map<Double, ChromaFilterbank> banks = new ConcurrentHashMap<>();

    private ChromaExtractor(FrameGrid grid, Spectrum spectrum, boolean estimated, double tuning) {
        this.grid = grid;
        this.spectrum = spectrum;
        this.estimated = estimated;
        this.tuning = tuning;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        Spectrum spectrum = options.choice("spectrum", Spectrum.POWER);
        boolean estimated = options.flag("estimateTuning", true);
        double tuning = estimated ? 0 : options.number("tuning", 0, -0.5, 0.5);
        return new ChromaExtractor(grid, spectrum, estimated, tuning);
    }

    @Override
    public List<String> columns() {
        return List.of("_c", "_cs", "_d", "_ds", "_e", "_f", "_fs", "_g", "_gs", "_a", "_as", "_b");
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(CLASSES, "1");
    }

    private ChromaFilterbank bank(double semitones) {
        return banks.computeIfAbsent(semitones, t -> new ChromaFilterbank(grid.sampleRateHz(), grid.fftSize(), t));
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return estimated
                ? new TwoPasses(recording)
                : new FrameWiseMeter(CLASSES) {
                    @Override
                    void measure(FrameBlock block, float[][] rows) {
                        bank(tuning).applyLanes(spectra(block), rows);
                    }
                };
    }

    private float[][] spectra(FrameBlock block) {
        return spectrum == Spectrum.POWER ? block.spectrum().power() : block.magnitude();
    }

    private PeakOptions peaks() {
        PeakOptions defaults = PeakOptions.defaults();
        return new PeakOptions(defaults.minHz(), Math.min(defaults.maxHz(), grid.nyquistHz()), defaults.threshold());
    }

    private final class TwoPasses implements FrameMeter {

        private final Waveform recording;
        private final TuningEstimator estimator =
                new TuningEstimator(new SpectralPeaks(peaks(), grid.sampleRateHz(), grid.fftSize()));
        private final List<float[][]> spectra = new ArrayList<>();
        private final StoredRows chroma = new StoredRows(CLASSES);
        private int blocks;

        TwoPasses(Waveform recording) {
            this.recording = recording;
        }

        @Override
        public void accept(FrameBlock block) {
            estimator.acceptLanes(spectra(block), block.frames());
            if ((blocks + 1L) * grid.bins() * FrameBlock.LANES <= KEPT) {
                spectra.add(spectrum == Spectrum.POWER ? block.keepPower() : block.keepMagnitude());
            }
            blocks++;
        }

        @Override
        public void finish() {
            ChromaFilterbank bank = bank(estimator.semitones());
            float[][] rows = new float[CLASSES][FrameBlock.LANES];
            int keptBlocks = spectra.size();
            for (float[][] kept : spectra) {
                bank.applyLanes(kept, rows);
                chroma.append(rows);
                grid.rows().giveBack(kept);
            }
            spectra.clear();
            if (keptBlocks < blocks) {
                again(bank, rows, keptBlocks);
            }
            chroma.finish();
        }

        private void again(ChromaFilterbank bank, float[][] rows, int keptBlocks) {
            SpectrumReader reader = new SpectrumReader(grid.stft(), recording);
            FrameBlock block = grid.blocks().take();
            for (int index = 0; reader.read(block.spectrum()); index++) {
                if (index >= keptBlocks) {
                    block.moveTo(index, block.spectrum().frames());
                    bank.applyLanes(spectra(block), rows);
                    chroma.append(rows);
                }
            }
            grid.blocks().giveBack(block);
        }

        @Override
        public void values(int block, float[][] into, int row) {
            chroma.read(block, into, row);
        }
    }
}
