package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.SpectralShape;
import java.util.List;
import java.util.function.Function;

/** Change of the magnitude spectrum's shape from the frame before ({@link SpectralShape#flux}), in 0..√2; 0 in the first. */
final class FluxExtractor implements FrameExtractor {

    private final FrameGrid grid;

    private FluxExtractor(FrameGrid grid) {
        this.grid = grid;
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        return new FluxExtractor(grid);
    }

    @Override
    public List<String> columns() {
        return Columns.ONE;
    }

    @Override
    public List<String> units() {
        return List.of("1");
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new FrameWiseMeter(1) {
            private float[] before = new float[grid.stft().bins()];
            private float[] now = new float[grid.stft().bins()];

            @Override
            void measure(FrameBlock block, float[][] rows) {
                for (int lane = 0; lane < block.frames(); lane++) {
                    for (int k = 0; k < now.length; k++) {
                        now[k] = block.magnitude()[k][lane];
                    }
                    rows[0][lane] = block.firstFrame() + lane == 0 ? 0 : (float) SpectralShape.flux(before, now);
                    float[] freed = before;
                    before = now;
                    now = freed;
                }
            }
        };
    }
}
