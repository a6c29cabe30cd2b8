package dev.undertone.features.spectral;

/**
 * The peaks of a spectrum, placed between its frequencies by the vertex of the parabola through a peak and its neighbours.
 * Immutable and thread-safe.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/sasp/Quadratic_Interpolation_Spectral_Peaks.html">Smith, Spectral Audio
 *     Signal Processing, 2011, quadratic interpolation of spectral peaks</a>
 */
public final class SpectralPeaks {

    private final double hzPerBin;
    private final int bins;
    private final int first;
    private final int end;
    private final double threshold;

    /** @throws IllegalArgumentException if the range goes beyond half the sample rate */
    public SpectralPeaks(PeakOptions options, int sampleRateHz, int fftSize) {
        if (options.maxHz() > sampleRateHz / 2.0) {
            throw new IllegalArgumentException("maxHz must be at most " + sampleRateHz / 2.0 + " (half of sampleRateHz "
                    + sampleRateHz + ") but was " + options.maxHz());
        }
        hzPerBin = (double) sampleRateHz / fftSize;
        bins = fftSize / 2 + 1;
        first = Math.max(1, (int) Math.ceil(options.minHz() / hzPerBin));
        end = Math.min(bins - 1, (int) Math.ceil(options.maxHz() / hzPerBin));
        threshold = options.threshold();
    }

    /** The most peaks that a spectrum can have: the length of the arrays to be filled. */
    public int most() {
        return Math.max(0, (end - first + 1) / 2);
    }

    /**
     * Finds one frame's peaks, from low to high.
     *
     * @param spectrum {@code fftSize / 2 + 1} powers or magnitudes
     * @param hz filled with the peaks' frequencies
     * @param height filled with the peaks' heights, in the unit of the spectrum
     * @return how many there are; none in a silent or flat frame
     */
    public int find(float[] spectrum, double[] hz, double[] height) {
        if (spectrum.length < bins) {
            throw new IllegalArgumentException("spectrum must have " + bins + " bins but had " + spectrum.length);
        }
        float greatest = 0;
        for (int k = 0; k < bins; k++) {
            greatest = Math.max(greatest, spectrum[k]);
        }
        double floor = threshold * greatest;
        int count = 0;
        for (int k = first; k < end; k++) {
            double value = spectrum[k];
            double left = spectrum[k - 1];
            double right = spectrum[k + 1];
            if (value > floor && value > left && value >= right) {
                double slope = (right - left) / 2;
                double curvature = left + right - 2 * value;
                double shift = Math.abs(slope) < Math.abs(curvature) ? -slope / curvature : 0;
                hz[count] = (k + shift) * hzPerBin;
                height[count++] = value + slope * shift / 2;
            }
        }
        return count;
    }

    /** Hears of peaks. */
    @FunctionalInterface
    interface Sink {
        void accept(double hz, double height);
    }

    /** The same for a block of frames, frequency after frequency. */
    void findLanes(float[][] spectrum, int frames, Sink sink) {
        float[] greatest = spectrum[0].clone();
        for (int k = 1; k < bins; k++) {
            Lanes.raise(greatest, spectrum[k]);
        }
        double[] floor = new double[SpectrumBlock.LANES];
        float[] least = new float[SpectrumBlock.LANES];
        for (int lane = 0; lane < SpectrumBlock.LANES; lane++) {
            floor[lane] = threshold * greatest[lane];
            least[lane] = Math.max((float) floor[lane], Float.MIN_VALUE);
        }
        float[] prominence = new float[SpectrumBlock.LANES];
        int[] candidates = new int[SpectrumBlock.LANES];
        for (int k = first; k < end; k++) {
            float[] below = spectrum[k - 1];
            float[] row = spectrum[k];
            float[] above = spectrum[k + 1];
            Lanes.prominence(below, row, above, least, prominence);
            int count = 0;
            // Without a branch, which nothing would foresee: a negative number moves nothing on.
            for (int lane = 0; lane < frames; lane++) {
                candidates[count] = lane;
                count += 1 - (Float.floatToRawIntBits(prominence[lane]) >>> 31);
            }
            for (int i = 0; i < count; i++) {
                int lane = candidates[i];
                float value = row[lane];
                if (value > floor[lane] && value > below[lane] && value >= above[lane]) {
                    double slope = ((double) above[lane] - below[lane]) / 2;
                    double curvature = (double) below[lane] + above[lane] - 2.0 * value;
                    double shift = Math.abs(slope) < Math.abs(curvature) ? -slope / curvature : 0;
                    sink.accept((k + shift) * hzPerBin, value + slope * shift / 2);
                }
            }
        }
    }
}
