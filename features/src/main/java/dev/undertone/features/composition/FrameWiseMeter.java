package dev.undertone.features.composition;

/** A meter whose values of a frame depend on nothing that comes later: they are measured at once and kept. */
abstract class FrameWiseMeter implements FrameMeter {

    private final float[][] rows;
    private final StoredRows kept;

    FrameWiseMeter(int columns) {
        this.rows = new float[columns][FrameBlock.LANES];
        this.kept = new StoredRows(columns);
    }

    /** Fills {@code rows}, {@code [columns][LANES]}, for the block's frames. */
    abstract void measure(FrameBlock block, float[][] rows);

    @Override
    public final void accept(FrameBlock block) {
        measure(block, rows);
        kept.append(rows);
    }

    @Override
    public final void finish() {
        kept.finish();
    }

    @Override
    public final void values(int block, float[][] into, int row) {
        kept.read(block, into, row);
    }
}
