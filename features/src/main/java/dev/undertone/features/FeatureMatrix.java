package dev.undertone.features;

import dev.undertone.audio.FloatStore;
import java.util.Objects;

/** Features per frame, {@code [frames][dims]}; long ones lie in a {@linkplain FloatStore temporary file}. Immutable. */
public final class FeatureMatrix {

    private final FeatureSchema schema;
    private final FloatStore values;
    private final int frames;

    private FeatureMatrix(FeatureSchema schema, FloatStore values) {
        if (values.size() % schema.dims() != 0) {
            throw new IllegalArgumentException(
                    "values must be a multiple of " + schema.dims() + " dims but were " + values.size());
        }
        this.schema = schema;
        this.values = values;
        this.frames = Math.toIntExact(values.size() / schema.dims());
    }

    /** Copies {@code frames × dims} values, frame after frame. */
    public static FeatureMatrix of(FeatureSchema schema, float[] frameAfterFrame) {
        return new FeatureMatrix(schema, FloatStore.of(frameAfterFrame));
    }

    /** A matrix of values that lie frame after frame. */
    public static FeatureMatrix of(FeatureSchema schema, FloatStore frameAfterFrame) {
        return new FeatureMatrix(schema, frameAfterFrame);
    }

    /** Takes frames in order; used by one thread. */
    public static final class Builder {

        private final FeatureSchema schema;
        private final FloatStore.Builder values = new FloatStore.Builder();

        public Builder(FeatureSchema schema) {
            this.schema = schema;
        }

        /** Adds one frame's {@code dims} values, copied. */
        public void append(float[] frame) {
            values.append(frame, 0, schema.dims());
        }

        /** The frames so far; the builder is then used up. */
        public FeatureMatrix build() {
            return new FeatureMatrix(schema, values.build());
        }
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
        Objects.checkIndex(dim, dims());
        return values.get((long) frame * dims() + dim);
    }

    /** The values, frame after frame. */
    public FloatStore values() {
        return values;
    }

    /** Fills {@code into} with one frame's {@code dims} values. */
    public void copyFrame(int frame, float[] into) {
        values.copyTo((long) frame * dims(), into, 0, dims());
    }

    /** A copy of all values, frame after frame, which for a long recording may not fit the heap. */
    public float[] toArray() {
        return values.toArray();
    }
}
