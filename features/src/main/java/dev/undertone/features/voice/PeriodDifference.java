package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import java.util.Arrays;

/**
 * How much a frame differs from itself one period later, for every period of a range: {@code d(τ) = Σ x[n]² + Σ x[n+τ]² -
 * 2·Σ x[n]·x[n+τ]}, the first sum over the whole frame and the others over what the frame holds, divided by the mean of
 * {@code d(1)..d(τ)}. 0 for a perfectly periodic frame that fades out, about 1 for noise. The correlations come from one
 * transform of at least a frame and the longest period. Holds one frame: used by one thread.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné and Kawahara, YIN, a fundamental frequency estimator for
 *     speech and music, 2002, equations 7 and 8</a>
 */
final class PeriodDifference {

    /** Single precision's share of the energy that a correlation cannot be told from 0 by. */
    private static final double ROUNDING = 3e-7;

    private final int frameSamples;
    private final int shortest;
    private final int longest;
    private final RealFft fft;
    private final RealFft.Workspace transform;
    private final CorrelationTransform inverse;
    private final float[] frame;
    private final float[] power;
    private final float[] correlation;
    private final double[] difference;

    PeriodDifference(YinFrames frames, int sampleRateHz) {
        frameSamples = frames.frameSamples();
        shortest = frames.shortestPeriod(sampleRateHz);
        longest = frames.longestPeriod(sampleRateHz);
        int size = Integer.highestOneBit(frameSamples + longest) << 1;
        fft = new RealFft(size);
        transform = fft.newWorkspace();
        inverse = new CorrelationTransform(fft.bins());
        frame = new float[size];
        power = new float[fft.bins()];
        correlation = new float[fft.bins()];
        difference = new double[longest - shortest + 1];
    }

    /** Number of periods: all whole numbers of samples of the range. */
    int periods() {
        return difference.length;
    }

    /** The {@code i}-th period's difference over the mean of the shorter ones'. */
    double at(int i) {
        return difference[i];
    }

    /**
     * Computes a frame's differences.
     *
     * @return whether the frame holds anything but zeros; if not, all differences are 0
     * @throws IllegalArgumentException if a sample is not finite
     */
    boolean load(Waveform waveform, int centre) {
        int start = centre - frameSamples / 2;
        int from = Math.max(start, 0);
        int to = Math.min(start + frameSamples, waveform.length());
        Arrays.fill(frame, 0);
        waveform.copyTo(from, frame, from - start, to - from);
        float peak = 0;
        for (int i = from - start; i < to - start; i++) {
            if (!Float.isFinite(frame[i])) {
                throw new IllegalArgumentException(
                        "pitch needs finite samples but sample " + (start + i) + " was " + frame[i]);
            }
            peak = Math.max(peak, Math.abs(frame[i]));
        }
        if (peak < Float.MIN_NORMAL) {
            Arrays.fill(difference, 0);
            return false;
        }
        for (int i = from - start; i < to - start; i++) {
            frame[i] /= peak;
        }
        compute();
        return true;
    }

    private void compute() {
        fft.power(frame, power, transform);
        inverse.apply(power, correlation);
        double energy = 0;
        for (int i = 0; i < frameSamples; i++) {
            energy += (double) frame[i] * frame[i];
        }
        double scale = 1.0 / frame.length;
        double head = 0;
        double sum = 0;
        for (int period = 1; period <= longest; period++) {
            head += (double) frame[period - 1] * frame[period - 1];
            double common = scale * correlation[period];
            // Rounding must not choose among periods over which a click meets nothing but zeros.
            common = Math.abs(common) < ROUNDING * energy ? 0 : common;
            double own = Math.max(0, energy + (energy - head) - 2 * common);
            sum += own;
            if (period >= shortest) {
                difference[period - shortest] = sum == 0 ? 0 : own * period / sum;
            }
        }
    }

    /** Whether the difference is a trough: below its left neighbour and not above its right one, as far as there are any. */
    boolean isTrough(int i) {
        int last = difference.length - 1;
        if (i == 0) {
            return last > 0 && difference[0] < difference[1];
        }
        return difference[i] < difference[i - 1] && (i == last || difference[i] <= difference[i + 1]);
    }

    /** The least difference, the first if there are several. */
    int least() {
        int least = 0;
        for (int i = 1; i < difference.length; i++) {
            if (difference[i] < difference[least]) {
                least = i;
            }
        }
        return least;
    }

    /** The period in samples at the vertex of the parabola through a difference and its neighbours. */
    double refinedPeriod(int i) {
        double shift = 0;
        if (i > 0 && i < difference.length - 1) {
            double curvature = difference[i + 1] + difference[i - 1] - 2 * difference[i];
            double slope = (difference[i + 1] - difference[i - 1]) / 2;
            shift = Math.abs(slope) < Math.abs(curvature) ? -slope / curvature : 0;
        }
        return shortest + i + shift;
    }
}
