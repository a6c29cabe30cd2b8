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

    /** Where a block's peaks go to, called in multiples of {@code unitHz}. */
    PeakBatch newBatch(double unitHz, PeakBatch.Sink sink) {
        return new PeakBatch(hzPerBin / unitHz, sink);
    }

    /** Adds the peaks of a block of frames, frequency after frequency. */
    void findLanes(float[][] spectrum, int frames, PeakBatch into) {
        float[] floor = into.floor;
        float[] least = into.least;
        floor(spectrum, floor, least);
        for (int lane = 0; lane < least.length; lane++) {
            least[lane] = Math.max(floor[lane], Float.MIN_VALUE);
        }
        int k = first;
        // Of two neighbours no more than one is a peak.
        for (; k + 1 < end; k += 2) {
            Lanes.prominence(spectrum[k - 1], spectrum[k], spectrum[k + 1], least, into.first);
            Lanes.prominence(spectrum[k], spectrum[k + 1], spectrum[k + 2], least, into.either);
            Lanes.raise(into.either, into.first);
            int count = notNegative(into.either, frames, into.candidates);
            into.makeRoom();
            for (int i = 0; i < count; i++) {
                int lane = into.candidates[i];
                int peak = k + (Float.floatToRawIntBits(into.first[lane]) >>> 31);
                tell(spectrum, peak, lane, floor[lane], into);
            }
        }
        into.makeRoom();
        for (int lane = 0; k < end && lane < frames; lane++) {
            tell(spectrum, k, lane, floor[lane], into);
        }
    }

    /** Which of the first {@code frames} lanes are, without a branch, which nothing would foresee. */
    private static int notNegative(float[] row, int frames, int[] lanes) {
        int count = 0;
        for (int lane = 0; lane < frames; lane++) {
            lanes[count] = lane;
            count += 1 - (Float.floatToRawIntBits(row[lane]) >>> 31);
        }
        return count;
    }

    /** What a peak of each frame must exceed. */
    private void floor(float[][] spectrum, float[] greatest, float[] four) {
        System.arraycopy(spectrum[0], 0, greatest, 0, greatest.length);
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
    }

    private static void tell(float[][] spectrum, int bin, int lane, float floor, PeakBatch into) {
        float below = spectrum[bin - 1][lane];
        float value = spectrum[bin][lane];
        float above = spectrum[bin + 1][lane];
        if (value > floor && value > below && value >= above) {
            into.add(bin, below, value, above);
        }
    }
}
