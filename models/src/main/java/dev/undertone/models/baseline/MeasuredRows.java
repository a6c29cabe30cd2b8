package dev.undertone.models.baseline;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;

/** What one measure gave of one stretch of speech: a row per frame, or one row of the whole. Immutable. */
public final class MeasuredRows {

    private final float[] values;
    private final int dims;
    private final boolean frames;

    private MeasuredRows(float[] values, int dims, boolean frames) {
        this.values = values;
        this.dims = dims;
        this.frames = frames;
    }

    /**
     * Copies the values.
     *
     * @param values row after row
     * @param frames whether a row is a frame, else the whole stretch
     */
    public static MeasuredRows of(float[] values, int dims, boolean frames) {
        if (dims < 1 || values.length == 0 || values.length % dims != 0) {
            throw new IllegalArgumentException(
                    "values must be whole rows of " + dims + " (dims) but were " + values.length);
        }
        return new MeasuredRows(values.clone(), dims, frames);
    }

    static MeasuredRows of(FeatureSet features, Waveform waveform) {
        if (features instanceof FrameFeatureSet set) {
            FeatureMatrix matrix = set.extract(waveform);
            return new MeasuredRows(matrix.toArray(), matrix.dims(), true);
        }
        FeatureVector vector = ((UtteranceFeatureSet) features).extract(waveform);
        return new MeasuredRows(vector.toArray(), vector.dims(), false);
    }

    /** Means of groups of {@code size} rows; the last group is averaged over what is left. */
    MeasuredRows pooled(int size) {
        if (size == 1) {
            return this;
        }
        int count = count();
        float[] means = new float[(count + size - 1) / size * dims];
        for (int from = 0; from < count; from += size) {
            int to = Math.min(count, from + size);
            for (int d = 0; d < dims; d++) {
                double sum = 0;
                for (int t = from; t < to; t++) {
                    sum += values[t * dims + d];
                }
                means[from / size * dims + d] = (float) (sum / (to - from));
            }
        }
        return new MeasuredRows(means, dims, frames);
    }

    /** How many rows. */
    public int count() {
        return values.length / dims;
    }

    /** How many values a row has. */
    public int dims() {
        return dims;
    }

    /** Whether a row is a frame, else the whole stretch. */
    public boolean areFrames() {
        return frames;
    }

    /** A copy of the values, row after row. */
    public float[] toArray() {
        return values.clone();
    }

    double get(int row, int dim) {
        return values[row * dims + dim];
    }
}
