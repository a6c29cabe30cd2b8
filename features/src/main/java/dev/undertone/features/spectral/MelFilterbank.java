package dev.undertone.features.spectral;

/**
 * Triangular filters, evenly spaced and half overlapping on a mel scale, over a power spectrum: {@code mel[b] = Σ
 * weight[b][k]·power[k]}. Stored sparse. A band narrower than the spacing of the frequencies may hold none and is then
 * always 0. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein, Comparison of parametric
 *     representations for monosyllabic word recognition, 1980</a>
 */
public final class MelFilterbank {

    private final int bins;
    private final int[] firstBin;
    private final float[][] weights;

    /** @throws IllegalArgumentException if a filter would reach beyond half the sample rate */
    public MelFilterbank(MelOptions options, int sampleRateHz, int fftSize) {
        double nyquistHz = sampleRateHz / 2.0;
        if (options.maxHz() > nyquistHz) {
            throw new IllegalArgumentException("maxHz must be at most " + nyquistHz + " (half of sampleRateHz "
                    + sampleRateHz + ") but was " + options.maxHz());
        }
        this.bins = fftSize / 2 + 1;
        double[] edgesHz = edgesHz(options);
        this.firstBin = new int[options.bands()];
        this.weights = new float[options.bands()][];
        for (int band = 0; band < options.bands(); band++) {
            double hzPerBin = (double) sampleRateHz / fftSize;
            double scale = options.norm() == MelNorm.SLANEY ? 2 / (edgesHz[band + 2] - edgesHz[band]) : 1;
            int first = (int) Math.floor(edgesHz[band] / hzPerBin) + 1;
            int end = Math.min(bins, (int) Math.ceil(edgesHz[band + 2] / hzPerBin));
            firstBin[band] = Math.min(first, bins);
            weights[band] = new float[Math.max(0, end - first)];
            for (int i = 0; i < weights[band].length; i++) {
                double hz = (first + i) * hzPerBin;
                double rising = (hz - edgesHz[band]) / (edgesHz[band + 1] - edgesHz[band]);
                double falling = (edgesHz[band + 2] - hz) / (edgesHz[band + 2] - edgesHz[band + 1]);
                weights[band][i] = (float) (scale * Math.min(rising, falling));
            }
        }
    }

    private static double[] edgesHz(MelOptions options) {
        double low = options.scale().fromHz(options.minHz());
        double high = options.scale().fromHz(options.maxHz());
        double[] edges = new double[options.bands() + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = options.scale().toHz(low + (high - low) * i / (edges.length - 1));
        }
        return edges;
    }

    public int bands() {
        return weights.length;
    }

    /** The weight of a frequency in a band; 0 outside the band's triangle. */
    public float weight(int band, int bin) {
        int i = bin - firstBin[band];
        return i >= 0 && i < weights[band].length ? weights[band][i] : 0;
    }

    /**
     * Applies the filters to one frame.
     *
     * @param power {@code fftSize / 2 + 1} values
     * @param mel filled with {@link #bands()} values, in the unit of {@code power}
     */
    public void apply(float[] power, float[] mel) {
        if (power.length < bins) {
            throw new IllegalArgumentException("power must have " + bins + " bins but had " + power.length);
        }
        for (int band = 0; band < weights.length; band++) {
            float[] weight = weights[band];
            int first = firstBin[band];
            float sum = 0;
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * power[first + i];
            }
            mel[band] = sum;
        }
    }

    /**
     * Applies the filters to a block of frames, with the same values as frame by frame.
     *
     * @param power {@code [fftSize / 2 + 1][LANES]}, see {@link SpectrumBlock}
     * @param mel filled with {@code [bands][LANES]}
     */
    public void applyLanes(float[][] power, float[][] mel) {
        for (int band = 0; band < weights.length; band++) {
            Lanes.weightedSum(weights[band], power, firstBin[band], mel[band]);
        }
    }
}
