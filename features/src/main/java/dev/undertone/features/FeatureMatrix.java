package dev.undertone.features;

/** Features per frame, {@code [frames][dims]}. Immutable. */
public final class FeatureMatrix {

    private final FeatureSchema schema;
    private final float[] values;
    private final int frames;

    private FeatureMatrix(FeatureSchema schema, float[] values) {
        if (values.length % schema.dims() != 0) {
            throw new IllegalArgumentException(
                    "values must be a multiple of " + schema.dims() + " dims but were " + values.length);
        }
        this.schema = schema;
        this.values = values;
        this.frames = values.length / schema.dims();
    }

    /** Copies {@code frames × dims} values, frame after frame. */
    public static FeatureMatrix of(FeatureSchema schema, float[] frameAfterFrame) {
        return new FeatureMatrix(schema, frameAfterFrame.clone());
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int frames() {
        return frames;
    }

    public int dims() {
        return schema.dims();
    }

    public float get(int frame, int dim) {
        return values[frame * schema.dims() + dim];
    }

    /** Fills {@code into} with one frame's {@code dims} values. */
    public void copyFrame(int frame, float[] into) {
        System.arraycopy(values, frame * schema.dims(), into, 0, schema.dims());
    }

    /** A copy of all values, frame after frame. */
    public float[] toArray() {
        return values.clone();
    }
}
