package dev.undertone.features.spectral;

/**
 * Peaks of a block of frames in the order of their finding, with their neighbours, to be placed many at once: the compiler
 * turns that into vector instructions. Used by one thread.
 */
final class PeakBatch {

    private static final int LANES = SpectrumBlock.LANES;
    private static final int CAPACITY = 1024;

    /** Hears of peaks, each a frequency and a height, {@code count} at a time. */
    @FunctionalInterface
    interface Sink {
        void accept(float[] frequencies, float[] heights, int count);
    }

    private final Sink sink;
    private final float scale;
    private final float[] bins = new float[CAPACITY];
    private final float[] below = new float[CAPACITY];
    private final float[] values = new float[CAPACITY];
    private final float[] above = new float[CAPACITY];
    private final float[] frequencies = new float[CAPACITY];
    private final float[] heights = new float[CAPACITY];
    private int count;

    /** How far the rows of one step of the search stand out, and what they must exceed. */
    final float[] first = new float[LANES];

    final float[] either = new float[LANES];
    final float[] floor = new float[LANES];
    final float[] least = new float[LANES];
    final int[] candidates = new int[LANES];

    /** @param scale what the frequency of bin 1 is called */
    PeakBatch(double scale, Sink sink) {
        this.scale = (float) scale;
        this.sink = sink;
    }

    /** Makes room for a peak of every frame. */
    void makeRoom() {
        if (count + LANES > CAPACITY) {
            flush();
        }
    }

    /** Takes a value that is greater than the one before it and at least the one after it. */
    void add(int bin, float below, float value, float above) {
        bins[count] = bin;
        this.below[count] = below;
        values[count] = value;
        this.above[count++] = above;
    }

    /** Tells what has been taken. */
    void flush() {
        place(bins, below, values, above, scale, count, frequencies, heights);
        sink.accept(frequencies, heights, count);
        count = 0;
    }

    /** The vertices of the parabolas: a peak rises on one side at least, so that nothing is divided by 0. */
    private static void place(
            float[] bins,
            float[] below,
            float[] values,
            float[] above,
            float scale,
            int count,
            float[] frequencies,
            float[] heights) {
        for (int i = 0; i < count; i++) {
            float rise = values[i] - below[i];
            float fall = values[i] - above[i];
            float shift = 0.5f * (rise - fall) / (rise + fall);
            frequencies[i] = (bins[i] + shift) * scale;
            heights[i] = values[i] + 0.25f * (rise - fall) * shift;
        }
    }
}
