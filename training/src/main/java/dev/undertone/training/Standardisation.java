package dev.undertone.training;

import java.util.Arrays;
import java.util.Collection;

/** {@code x' = clamp((x - mean) / scale, ±clip)}, dimension by dimension, fitted on training rows only. Immutable. */
public final class Standardisation {

    private static final double SMALLEST_SCALE = 1e-6;

    private final float[] mean;
    private final float[] scale;
    private final float clip;

    private Standardisation(float[] mean, float[] scale, float clip) {
        this.mean = mean;
        this.scale = scale;
        this.clip = clip;
    }

    /** Each dimension to mean 0 and standard deviation 1 over all frames; constant dimensions become 0. */
    public static Standardisation perDimension(Collection<FeatureBlock> blocks, float clip) {
        return fit(blocks, clip, false);
    }

    /** Each dimension to mean 0, all divided by one common standard deviation, which keeps their relations. */
    public static Standardisation commonScale(Collection<FeatureBlock> blocks, float clip) {
        return fit(blocks, clip, true);
    }

    /** Leaves values as they are. */
    public static Standardisation none(int dims) {
        float[] ones = new float[dims];
        Arrays.fill(ones, 1);
        return new Standardisation(new float[dims], ones, Float.MAX_VALUE);
    }

    private static Standardisation fit(Collection<FeatureBlock> blocks, float clip, boolean common) {
        int dims = blocks.iterator().next().dims();
        double[] sum = new double[dims];
        long frames = 0;
        for (FeatureBlock block : blocks) {
            for (int t = 0; t < block.frames(); t++) {
                for (int d = 0; d < dims; d++) {
                    sum[d] += block.get(t, d);
                }
            }
            frames += block.frames();
        }
        float[] mean = new float[dims];
        for (int d = 0; d < dims; d++) {
            mean[d] = (float) (sum[d] / frames);
        }
        double[] squares = new double[dims];
        for (FeatureBlock block : blocks) {
            for (int t = 0; t < block.frames(); t++) {
                for (int d = 0; d < dims; d++) {
                    double x = block.get(t, d) - mean[d];
                    squares[d] += x * x;
                }
            }
        }
        if (common) {
            Arrays.fill(squares, Arrays.stream(squares).average().orElseThrow());
        }
        float[] scale = new float[dims];
        for (int d = 0; d < dims; d++) {
            double deviation = Math.sqrt(squares[d] / frames);
            scale[d] = (float) (deviation > SMALLEST_SCALE * (1 + Math.abs(mean[d])) ? deviation : 1);
        }
        return new Standardisation(mean, scale, clip);
    }

    /** The block on the fitted scale, {@code [frames × dims]}, frame after frame. */
    public float[] apply(FeatureBlock block) {
        float[] x = block.toArray();
        for (int i = 0; i < x.length; i++) {
            int d = i % mean.length;
            x[i] = Math.max(-clip, Math.min(clip, (x[i] - mean[d]) / scale[d]));
        }
        return x;
    }

    /** A copy of the means, one per dimension. */
    public float[] mean() {
        return mean.clone();
    }

    /** A copy of the divisors, one per dimension, all positive. */
    public float[] scale() {
        return scale.clone();
    }

    public float clip() {
        return clip;
    }
}
