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
        float floor = (float) (threshold * greatest);
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
        float[] floor = floor(spectrum);
        float[] least = new float[SpectrumBlock.LANES];
        for (int lane = 0; lane < least.length; lane++) {
            least[lane] = Math.max(floor[lane], Float.MIN_VALUE);
        }
        float[] first = new float[SpectrumBlock.LANES];
        float[] either = new float[SpectrumBlock.LANES];
        int[] candidates = new int[SpectrumBlock.LANES];
        int k = this.first;
        // Of two neighbours no more than one is a peak.
        for (; k + 1 < end; k += 2) {
            Lanes.prominence(spectrum[k - 1], spectrum[k], spectrum[k + 1], least, first);
            Lanes.prominence(spectrum[k], spectrum[k + 1], spectrum[k + 2], least, either);
            Lanes.raise(either, first);
            int count = 0;
            // Without a branch, which nothing would foresee: a negative number moves nothing on.
            for (int lane = 0; lane < frames; lane++) {
                candidates[count] = lane;
                count += 1 - (Float.floatToRawIntBits(either[lane]) >>> 31);
            }
            for (int i = 0; i < count; i++) {
                int lane = candidates[i];
                int peak = k + (Float.floatToRawIntBits(first[lane]) >>> 31);
                tell(spectrum[peak - 1][lane], spectrum[peak][lane], spectrum[peak + 1][lane], floor[lane], peak, sink);
            }
        }
        for (int lane = 0; k < end && lane < frames; lane++) {
            tell(spectrum[k - 1][lane], spectrum[k][lane], spectrum[k + 1][lane], floor[lane], k, sink);
        }
    }

    /** What a peak of each frame must exceed. */
    private float[] floor(float[][] spectrum) {
        float[] greatest = spectrum[0].clone();
        float[] four = new float[SpectrumBlock.LANES];
        int k = 1;
        for (; k + 4 <= bins; k += 4) {
            Lanes.greatest(spectrum[k], spectrum[k + 1], spectrum[k + 2], spectrum[k + 3], four);
            Lanes.raise(greatest, four);
        }
        for (; k < bins; k++) {
            Lanes.raise(greatest, spectrum[k]);
        }
        for (int lane = 0; lane < greatest.length; lane++) {
            greatest[lane] = (float) (threshold * greatest[lane]);
        }
        return greatest;
    }

    private void tell(float below, float value, float above, float floor, int bin, Sink sink) {
        if (value > floor && value > below && value >= above) {
            double slope = ((double) above - below) / 2;
            double curvature = (double) below + above - 2.0 * value;
            double shift = Math.abs(slope) < Math.abs(curvature) ? -slope / curvature : 0;
            sink.accept((bin + shift) * hzPerBin, value + slope * shift / 2);
        }
    }
}
