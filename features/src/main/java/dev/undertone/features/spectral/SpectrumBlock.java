package dev.undertone.features.spectral;

/**
 * The power spectra of up to {@link #LANES} neighbouring frames, a row for each frequency with the frames side by side:
 * the frame {@code firstFrame() + lane} has the power {@code power()[bin][lane]}. All that follows is then loops over the
 * same index of a few rows, which the compiler turns into vector instructions. One thread fills and reads a block, again
 * and again.
 */
public final class SpectrumBlock {

    /** Frames side by side. With 96 the serial collector is an eighth faster, G1, the default, a quarter slower. */
    public static final int LANES = 64;

    private final float[][] power;
    private int firstFrame;
    private int frames;

    /** @param bins frequencies, see {@link Stft#bins()} */
    public SpectrumBlock(int bins) {
        this.power = new float[bins][LANES];
    }

    public int bins() {
        return power.length;
    }

    /** The frame in lane 0. */
    public int firstFrame() {
        return firstFrame;
    }

    /** Lanes that hold a frame, in 0..{@link #LANES}; the others hold silence. */
    public int frames() {
        return frames;
    }

    /** The block's own {@code [bins][LANES]} powers, not a copy: to be read, until the block is filled anew. */
    public float[][] power() {
        return power;
    }

    /** Fills {@code into} with one frame's {@link #bins()} powers. */
    public void copyPower(int lane, float[] into) {
        for (int k = 0; k < power.length; k++) {
            into[k] = power[k][lane];
        }
    }

    void filled(int firstFrame, int frames) {
        this.firstFrame = firstFrame;
        this.frames = frames;
    }
}
