package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.Delta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Rates of change of all columns of another feature of the set ({@link Delta}), per frame. */
final class DeltaExtractor implements FrameExtractor {

    private static final int REACH = Delta.WIDTH / 2;

    private final String source;
    private final List<String> columns;
    private final List<String> units;
    private final Delta delta;
    private final FrameGrid grid;

    private DeltaExtractor(FrameGrid grid, String source, FrameExtractor of, Delta delta) {
        this.grid = grid;
        this.source = source;
        this.columns = of.columns();
        this.delta = delta;
        this.units = new ArrayList<>();
        of.units()
                .forEach(unit ->
                        units.add((unit.equals("1") ? "1" : unit) + "/frame" + (delta == Delta.SECOND ? "²" : "")));
    }

    static FrameExtractor of(FrameGrid grid, DefinitionOptions options) {
        String source = options.earlier("of");
        int order = options.whole("order", 1, 1, 2);
        return new DeltaExtractor(grid, source, options.extractor(source), order == 1 ? Delta.FIRST : Delta.SECOND);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> units() {
        return Collections.unmodifiableList(units);
    }

    @Override
    public boolean usesSpectra() {
        return false;
    }

    @Override
    public int minimumFrames() {
        return Delta.WIDTH;
    }

    @Override
    public FrameMeter open(Waveform recording, Function<String, FrameMeter> others) {
        return new Meter(others.apply(source), grid.stft().frames(recording.length()));
    }

    private final class Meter extends DerivedMeter {

        private static final int LANES = FrameBlock.LANES;

        private final FrameMeter of;
        private final int frames;
        /** Three blocks of the source's rows, the middle one that asked for. */
        private final float[][][] blocks;

        private int middle = Integer.MIN_VALUE;

        Meter(FrameMeter of, int frames) {
            this.of = of;
            this.frames = frames;
            this.blocks = new float[3][columns.size()][LANES];
        }

        @Override
        public void values(int block, float[][] into, int row) {
            load(block);
            float[] weights = delta.weights();
            float[] track = new float[LANES + 2 * REACH];
            int first = block * LANES;
            int present = Math.min(LANES, frames - first);
            for (int d = 0; d < columns.size(); d++) {
                gather(d, track);
                for (int lane = 0; lane < LANES; lane++) {
                    float sum = 0;
                    for (int i = 0; i < Delta.WIDTH; i++) {
                        sum += weights[i] * track[lane + i];
                    }
                    into[row + d][lane] = sum;
                }
                edges(d, weights, first, present, into[row + d]);
            }
        }

        /** The first and last four frames take the rate of the fifth from the edge. */
        private void edges(int d, float[] weights, int first, int present, float[] into) {
            for (int lane = 0; lane < present; lane++) {
                int nearest = Math.min(frames - 1 - REACH, Math.max(REACH, first + lane));
                if (nearest != first + lane) {
                    float sum = 0;
                    for (int i = 0; i < Delta.WIDTH; i++) {
                        sum += weights[i] * value(d, nearest + i - REACH);
                    }
                    into[lane] = sum;
                }
            }
        }

        private void gather(int d, float[] track) {
            System.arraycopy(blocks[0][d], LANES - REACH, track, 0, REACH);
            System.arraycopy(blocks[1][d], 0, track, REACH, LANES);
            System.arraycopy(blocks[2][d], 0, track, REACH + LANES, REACH);
        }

        private float value(int d, int frame) {
            int block = frame / LANES - middle + 1;
            return blocks[block][d][frame % LANES];
        }

        private void load(int block) {
            int last = (frames - 1) / LANES;
            if (block == middle + 1) {
                float[][] freed = blocks[0];
                blocks[0] = blocks[1];
                blocks[1] = blocks[2];
                blocks[2] = freed;
                middle = block;
                read(block + 1, last, blocks[2]);
            } else if (block != middle) {
                middle = block;
                for (int i = 0; i < 3; i++) {
                    read(block - 1 + i, last, blocks[i]);
                }
            }
        }

        private void read(int block, int last, float[][] into) {
            if (block >= 0 && block <= last) {
                of.values(block, into, 0);
            }
        }
    }
}
