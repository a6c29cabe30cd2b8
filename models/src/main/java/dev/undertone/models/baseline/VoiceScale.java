package dev.undertone.models.baseline;

/** Where a speaker's measures lie and how far they usually go from there. Immutable. */
public final class VoiceScale {

    /** What is farther from a voice's usual, in deviations, is an accident of few windows. */
    private static final float CLIP = 10;

    private static final double SMALLEST_SCALE = 1e-6;

    private final float[] mean;
    private final float[] scale;

    /** @param variance {@code [dims]}; where there is none to speak of the scale is 1 */
    VoiceScale(double[] mean, double[] variance) {
        this.mean = new float[mean.length];
        this.scale = new float[mean.length];
        for (int d = 0; d < mean.length; d++) {
            double deviation = Math.sqrt(variance[d]);
            this.mean[d] = (float) mean[d];
            this.scale[d] = (float) (deviation > SMALLEST_SCALE * (1 + Math.abs(mean[d])) ? deviation : 1);
        }
    }

    /**
     * {@code (x − mean) / scale}, cut at ±10, row after row.
     *
     * @param rows not changed
     */
    public float[] apply(float[] rows) {
        if (rows.length % mean.length != 0) {
            throw new IllegalArgumentException(
                    "values must be whole rows of " + mean.length + " but were " + rows.length);
        }
        float[] scores = new float[rows.length];
        for (int i = 0, d = 0; i < rows.length; i++) {
            scores[i] = Math.max(-CLIP, Math.min(CLIP, (rows[i] - mean[d]) / scale[d]));
            d = d + 1 == mean.length ? 0 : d + 1;
        }
        return scores;
    }
}
