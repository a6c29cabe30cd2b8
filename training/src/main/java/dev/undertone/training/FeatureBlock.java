package dev.undertone.training;

/** What one clip looks like to a member: {@code [frames][dims]}, one frame for utterance features. Immutable. */
public final class FeatureBlock {

    private final int frames;
    private final int dims;
    private final float[] values;

    private FeatureBlock(int frames, int dims, float[] values) {
        if (frames < 1 || dims < 1 || values.length != frames * dims) {
            throw new IllegalArgumentException("values must be frames × dims (" + frames + " × " + dims
                    + "), each at least 1, but were " + values.length);
        }
        this.frames = frames;
        this.dims = dims;
        this.values = values;
    }

    /** Copies {@code frames × dims} values, frame after frame. */
    public static FeatureBlock of(int frames, int dims, float[] frameAfterFrame) {
        return new FeatureBlock(frames, dims, frameAfterFrame.clone());
    }

    public int frames() {
        return frames;
    }

    public int dims() {
        return dims;
    }

    public float get(int frame, int dim) {
        return values[frame * dims + dim];
    }

    /** Fills {@code into} from {@code offset} on with one frame's {@code dims} values. */
    public void copyFrame(int frame, float[] into, int offset) {
        System.arraycopy(values, frame * dims, into, offset, dims);
    }

    /**
     * Checks every value.
     *
     * @param clip whose features they are, for the message
     * @throws IllegalArgumentException naming the first value that is not finite
     */
    void requireFinite(String clip) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("features of clip " + clip + " must be finite but frame " + i / dims
                        + ", dimension " + i % dims + " was " + values[i] + "; leave it out of the corpus");
            }
        }
    }

    /** A copy of all values, frame after frame. */
    public float[] toArray() {
        return values.clone();
    }
}
