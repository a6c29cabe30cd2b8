package dev.undertone.models.baseline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;

/**
 * What is known of a speaker before a word was heard: the mean over the training speakers of their means, and of the
 * variances within each of them. Immutable.
 */
public final class VoicePrior {

    private final float[] mean;
    private final float[] variance;

    private VoicePrior(float[] mean, float[] variance) {
        this.mean = mean;
        this.variance = variance;
    }

    /**
     * Copies the statistics.
     *
     * @param mean {@code [dims]}, finite
     * @param variance {@code [dims]}, finite, not negative
     */
    public static VoicePrior of(float[] mean, float[] variance) {
        if (mean.length == 0 || mean.length != variance.length) {
            throw new IllegalArgumentException("a prior needs one mean and one variance per dimension but had "
                    + mean.length + " means and " + variance.length + " variances");
        }
        for (int d = 0; d < mean.length; d++) {
            if (!Float.isFinite(mean[d]) || !Float.isFinite(variance[d]) || variance[d] < 0) {
                throw new IllegalArgumentException(
                        "a prior needs finite means and variances of at least 0 but dimension " + d + " had mean "
                                + mean[d] + " and variance " + variance[d]);
            }
        }
        return new VoicePrior(mean.clone(), variance.clone());
    }

    /**
     * Of training speakers, each of whom counts alike.
     *
     * @param speakers at least one, of one measure
     */
    public static VoicePrior of(Collection<VoiceStatistics> speakers) {
        int dims = speakers.iterator().next().dims();
        float[] mean = new float[dims];
        float[] variance = new float[dims];
        for (int d = 0; d < dims; d++) {
            double means = 0;
            double variances = 0;
            for (VoiceStatistics speaker : speakers) {
                means += speaker.mean(d);
                variances += speaker.variance(d);
            }
            mean[d] = (float) (means / speakers.size());
            variance[d] = (float) (variances / speakers.size());
        }
        return of(mean, variance);
    }

    public int dims() {
        return mean.length;
    }

    /**
     * A speaker's scale, drawn towards this prior: {@code mean = (n m + k p) / (n + k)} with the speaker's mean m over n
     * windows, the prior's p and k of {@link Shrinkage#meanWindows}; the variance likewise, where a first window only
     * places the mean: n is at most the rows less one.
     *
     * @throws IllegalArgumentException if the speaker's statistics have another number of dimensions
     */
    public VoiceScale scaleOf(VoiceStatistics speaker, Shrinkage shrinkage) {
        if (speaker.dims() != dims()) {
            throw new IllegalArgumentException("dimensions must be " + dims() + " but were " + speaker.dims());
        }
        double ownForMean = speaker.windows() / (speaker.windows() + shrinkage.meanWindows());
        double spreading = Math.min(speaker.windows(), speaker.rows() - 1);
        double ownForVariance = spreading / (spreading + shrinkage.varianceWindows());
        double[] means = new double[dims()];
        double[] variances = new double[dims()];
        for (int d = 0; d < means.length; d++) {
            means[d] = ownForMean * speaker.mean(d) + (1 - ownForMean) * mean[d];
            variances[d] = ownForVariance * speaker.variance(d) + (1 - ownForVariance) * variance[d];
        }
        return new VoiceScale(means, variances);
    }

    /** The scale of a speaker of whom nothing was heard. */
    public VoiceScale scale() {
        double[] means = new double[dims()];
        double[] variances = new double[dims()];
        for (int d = 0; d < means.length; d++) {
            means[d] = mean[d];
            variances[d] = variance[d];
        }
        return new VoiceScale(means, variances);
    }

    /** The means, then the variances: float32, little-endian. */
    public byte[] toBytes() {
        byte[] bytes = new byte[2 * Float.BYTES * dims()];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(mean)
                .put(variance);
        return bytes;
    }

    /** Reads {@link #toBytes()}. */
    public static VoicePrior parse(byte[] bytes) {
        int dims = bytes.length / (2 * Float.BYTES);
        if (bytes.length != 2 * Float.BYTES * dims) {
            throw new IllegalArgumentException(
                    "a prior must be 8 bytes per dimension but was " + bytes.length + " bytes");
        }
        float[] mean = new float[dims];
        float[] variance = new float[dims];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(mean)
                .get(variance);
        return of(mean, variance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoicePrior that
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(variance, that.variance);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "VoicePrior[dims=" + dims() + "]";
    }
}
