package dev.undertone.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * {@code x' = clamp((x − mean) / scale, ±clip)}, dimension by dimension, before a member's network. It stands outside
 * the network so that a speaker's own baseline can take its place. Immutable.
 */
public final class Normalisation {

    private final float[] mean;
    private final float[] scale;
    private final float clip;

    private Normalisation(float[] mean, float[] scale, float clip) {
        if (mean.length == 0 || mean.length != scale.length) {
            throw new IllegalArgumentException("normalisation needs one mean and one scale per dimension but had "
                    + mean.length + " means and " + scale.length + " scales");
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Float.isFinite(mean[d]) || !Float.isFinite(scale[d]) || scale[d] <= 0) {
                throw new IllegalArgumentException("normalisation needs finite means and positive scales but dimension "
                        + d + " had mean " + mean[d] + " and scale " + scale[d]);
            }
        }
        if (!(clip > 0 && clip < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clip must be positive and finite but was " + clip);
        }
        this.mean = mean;
        this.scale = scale;
        this.clip = clip;
    }

    /**
     * Copies the statistics.
     *
     * @param mean {@code [dims]}, in the features' units
     * @param scale {@code [dims]}, positive, in the features' units
     * @param clip positive, in scales
     */
    public static Normalisation of(float[] mean, float[] scale, float clip) {
        return new Normalisation(mean.clone(), scale.clone(), clip);
    }

    /** Number of dimensions. */
    public int dims() {
        return mean.length;
    }

    /** Normalises rows of {@link #dims()} values in place. */
    void apply(float[] rows) {
        for (int i = 0, d = 0; i < rows.length; i++) {
            rows[i] = Math.max(-clip, Math.min(clip, (rows[i] - mean[d]) / scale[d]));
            d = d + 1 == mean.length ? 0 : d + 1;
        }
    }

    /** The clip, the means, the scales: float32, little-endian. */
    byte[] toBytes() {
        byte[] bytes = new byte[Float.BYTES * (1 + 2 * mean.length)];
        ByteBuffer into = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        into.putFloat(clip);
        into.asFloatBuffer().put(mean).put(scale);
        return bytes;
    }

    /** Reads {@link #toBytes()}. */
    static Normalisation parse(byte[] bytes) {
        int dims = (bytes.length / Float.BYTES - 1) / 2;
        if (dims < 1 || bytes.length != Float.BYTES * (1 + 2 * dims)) {
            throw new IllegalArgumentException(
                    "normalisation must be 4 + 8 bytes per dimension but was " + bytes.length + " bytes");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float clip = from.getFloat();
        float[] mean = new float[dims];
        float[] scale = new float[dims];
        from.asFloatBuffer().get(mean).get(scale);
        return new Normalisation(mean, scale, clip);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalisation that
                && clip == that.clip
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(scale, that.scale);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "Normalisation[dims=" + dims() + ", clip=" + clip + "]";
    }
}
