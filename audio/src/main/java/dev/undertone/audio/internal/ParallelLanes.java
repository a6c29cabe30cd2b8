package dev.undertone.audio.internal;

/**
 * Applies a filter with exact phases to a block of input cut into equal lanes. The lanes start at the same phase, so
 * their outputs need the same taps at the same time, and with the samples transposed the compiler turns the inner loop
 * into vector instructions. Sums are taken in {@link ResamplingFilter#apply}'s order, so the bits are the same.
 */
public final class ParallelLanes {

    private static final int LANES = 32;
    private static final int WORTHWHILE_LANE = 256;
    private static final int LARGEST_BLOCK = 1 << 16;

    private final ResamplingFilter filter;
    private final int laneInputs;
    private final int laneOutputs;
    private final float[][] transposed;
    private final float[] sums = new float[LANES];

    public ParallelLanes(ResamplingFilter filter) {
        int periods = Math.max(1, WORTHWHILE_LANE / filter.down());
        this.filter = filter;
        this.laneInputs = periods * filter.down();
        this.laneOutputs = periods * filter.up();
        this.transposed = new float[laneInputs + filter.taps() - 1][LANES];
    }

    /** Whether the lanes of that filter fit into reasonable memory. */
    public static boolean suit(ResamplingFilter filter) {
        return filter.isExact() && filter.down() <= LARGEST_BLOCK / LANES;
    }

    /** By how many input samples one {@link #apply} advances; it ends at the phase it began with. */
    public int inputs() {
        return LANES * laneInputs;
    }

    /** How many samples one {@link #apply} writes. */
    public int outputs() {
        return LANES * laneOutputs;
    }

    /** Reads {@code x[from .. from + inputs() + taps - 1)}. */
    public void apply(int phase, float[] x, int from, float[] out, int outFrom) {
        for (int row = 0; row < transposed.length; row++) {
            float[] samples = transposed[row];
            for (int lane = 0, at = from + row; lane < LANES; lane++, at += laneInputs) {
                samples[lane] = x[at];
            }
        }
        int tap = 0;
        int p = phase;
        for (int n = 0; n < laneOutputs; n++) {
            filter.apply(p, transposed, tap, sums);
            for (int lane = 0; lane < LANES; lane++) {
                out[outFrom + lane * laneOutputs + n] = sums[lane];
            }
            tap += (p + filter.down()) / filter.up();
            p = (p + filter.down()) % filter.up();
        }
    }
}
