package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.voice.FormantFinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Frequencies and bandwidths of the first three resonances ({@link FormantFinder}), under the set's window; 0 where there
 * are fewer. They are found in noise as well: sum them up over voiced frames.
 */
final class FormantExtractor implements FrameExtractor {

    private static final int COLUMNS = 2 * FormantFinder.FORMANTS;

    private final FrameGrid grid;
    private final float[] window;
    private final RealFft fft;

    private FormantExtractor(FrameGrid grid) {
        this.grid = grid;
        this.window = grid.stft().options().window().periodic(grid.windowSamples());
        this.fft = CentredFrames.transform(2 * grid.windowSamples());
        new FormantFinder(fft.size(), grid.sampleRateHz());
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        return new FormantExtractor(grid);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int formant = 1; formant <= FormantFinder.FORMANTS; formant++) {
            columns.add("_f" + formant);
            columns.add("_f" + formant + "_bandwidth");
        }
        return columns;
    }

    @Override
    public List<String> units() {
        return Collections.nCopies(COLUMNS, "Hz");
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public boolean zeroIsNone(int column) {
        return true;
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        CentredFrames frames = new CentredFrames(recording, grid, window, fft);
        FormantFinder finder = new FormantFinder(fft.size(), grid.sampleRateHz());
        float[] power = new float[fft.bins()];
        return new FrameWiseMeter(COLUMNS) {
            @Override
            void measure(FrameBlock block, float[][] rows) {
                for (int lane = 0; lane < block.frames(); lane++) {
                    frames.power(block.firstFrame() + lane, power);
                    int found = finder.find(power);
                    for (int formant = 0; formant < FormantFinder.FORMANTS; formant++) {
                        rows[2 * formant][lane] = formant < found ? finder.hz(formant) : 0;
                        rows[2 * formant + 1][lane] = formant < found ? finder.bandwidthHz(formant) : 0;
                    }
                }
            }
        };
    }
}
