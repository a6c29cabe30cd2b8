package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Power in mel bands ({@link MelFilterbank}), as it is or in dB over 1 (at least -100). Silence is 0, or -100 dB. */
final class MelExtractor implements FrameExtractor {

    private final MelFilterbank bank;
    private final boolean decibels;

    private MelExtractor(MelFilterbank bank, boolean decibels) {
        this.bank = bank;
        this.decibels = decibels;
    }

    static FrameExtractor power(FrameGrid grid, DefinitionOptions options) {
        return new MelExtractor(grid.mel(melOptions(grid, options, "bands", 128)), false);
    }

    static FrameExtractor decibels(FrameGrid grid, DefinitionOptions options) {
        return new MelExtractor(grid.mel(melOptions(grid, options, "bands", 128)), true);
    }

    /** The bands that a feature's options ask for: Slaney's scale and norm up to half the sample rate unless said. */
    static MelOptions melOptions(FrameGrid grid, DefinitionOptions options, String bandsKey, int bands) {
        double nyquist = grid.nyquistHz();
        int count = options.whole(bandsKey, bands, 1, 512);
        double maxHz = options.number("maxHz", nyquist, 1, nyquist, "half of sampleRateHz");
        double minHz = options.number("minHz", 0, 0, maxHz - 1, "below maxHz");
        MelScale scale = options.choice("scale", MelScale.SLANEY);
        MelNorm norm = options.choice("norm", MelNorm.SLANEY);
        return new MelOptions(count, minHz, maxHz, scale, norm);
    }

    @Override
    public List<String> columns() {
        return Columns.numbered(bank.bands());
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(bank.bands(), decibels ? "dB" : "power");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new FrameWiseMeter(bank.bands()) {
            @Override
            void measure(FrameBlock block, float[][] rows) {
                float[][] mel = block.mel(bank);
                for (int band = 0; band < rows.length; band++) {
                    System.arraycopy(mel[band], 0, rows[band], 0, FrameBlock.LANES);
                    if (decibels) {
                        Decibels.fromPowers(rows[band]);
                    }
                }
            }
        };
    }
}
