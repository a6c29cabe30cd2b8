package dev.undertone.features;

/** Features of a whole utterance, {@code [dims]}. Immutable. */
public final class FeatureVector {

    private final FeatureSchema schema;
    private final float[] values;

    private FeatureVector(FeatureSchema schema, float[] values) {
        if (values.length != schema.dims()) {
            throw new IllegalArgumentException(
                    "values must be as many as dims (" + schema.dims() + ") but were " + values.length);
        }
        this.schema = schema;
        this.values = values;
    }

    /** Copies the values. */
    public static FeatureVector of(FeatureSchema schema, float[] values) {
        return new FeatureVector(schema, values.clone());
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int dims() {
        return values.length;
    }

    public float get(int dim) {
        return values[dim];
    }

    /** A copy of the values. */
    public float[] toArray() {
        return values.clone();
    }
}
