package dev.undertone.features.composition;

import java.util.Optional;

/** A meter whose values of a frame depend on nothing that comes later: they are measured at once and kept, or added up. */
abstract class FrameWiseMeter implements FrameMeter {

    private final float[][] rows;
    private final StoredRows kept;
    private final double[] sums;
    private boolean summing;

    FrameWiseMeter(int columns) {
        this.rows = new float[columns][FrameBlock.LANES];
        this.kept = new StoredRows(columns);
        this.sums = new double[columns];
    }

    /** Fills {@code rows}, {@code [columns][LANES]}, for the block's frames. */
    abstract void measure(FrameBlock block, float[][] rows);

    @Override
    public final void meansOnly() {
        summing = true;
    }

    @Override
    public final void accept(FrameBlock block) {
        measure(block, rows);
        if (summing) {
            for (int d = 0; d < sums.length; d++) {
                sums[d] += Columns.sum(rows[d], block.frames());
            }
        } else {
            kept.append(rows);
        }
    }

    @Override
    public final void finish() {
        kept.finish();
    }

    @Override
    public final void values(int block, float[][] into, int row) {
        kept.read(block, into, row);
    }

    @Override
    public final Optional<float[]> means(int frames) {
        if (!summing) {
            return Optional.empty();
        }
        float[] means = new float[sums.length];
        for (int d = 0; d < means.length; d++) {
            means[d] = (float) (sums[d] / frames);
        }
        return Optional.of(means);
    }
}
