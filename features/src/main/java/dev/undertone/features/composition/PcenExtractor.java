package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.Pcen;
import dev.undertone.features.spectral.PcenOptions;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Per-channel energy normalisation ({@link Pcen}) of magnitudes in mel bands, those of samples in -2^31..2^31, as is usual.
 * Silence is 0.
 */
final class PcenExtractor implements FrameExtractor {

    private static final float FULL_SCALE = 0x1p31f;

    private final FrameGrid grid;
    private final MelFilterbank bank;
    private final PcenOptions options;

    private PcenExtractor(FrameGrid grid, MelFilterbank bank, PcenOptions options) {
        this.grid = grid;
        this.bank = bank;
        this.options = options;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        MelFilterbank bank = grid.mel(MelExtractor.melOptions(grid, options, "bands", 128));
        PcenOptions defaults = PcenOptions.defaults();
        double gain = options.number("gain", defaults.gain(), 0, 10);
        double bias = options.number("bias", defaults.bias(), 0, 1e6);
        double power = options.number("power", defaults.power(), 0, 10);
        double seconds = options.number("timeConstantSeconds", defaults.timeConstantSeconds(), 0.001, 3600);
        double floor = options.number("floor", defaults.floor(), 1e-12, 1e6);
        return new PcenExtractor(grid, bank, new PcenOptions(gain, bias, power, seconds, floor));
    }

    @Override
    public List<String> columns() {
        return Columns.numbered(bank.bands());
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(bank.bands(), "1");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        Pcen pcen = new Pcen(options, bank.bands(), (double) grid.sampleRateHz() / grid.hopSamples());
        float[][] mel = new float[bank.bands()][FrameBlock.LANES];
        float[] energy = new float[bank.bands()];
        float[] normalised = new float[bank.bands()];
        return new FrameWiseMeter(bank.bands()) {
            @Override
            void measure(FrameBlock block, float[][] rows) {
                bank.applyLanes(block.magnitude(), mel);
                for (int lane = 0; lane < block.frames(); lane++) {
                    for (int band = 0; band < energy.length; band++) {
                        energy[band] = FULL_SCALE * mel[band][lane];
                    }
                    pcen.apply(energy, normalised);
                    for (int band = 0; band < energy.length; band++) {
                        rows[band][lane] = normalised[band];
                    }
                }
            }
        };
    }
}
