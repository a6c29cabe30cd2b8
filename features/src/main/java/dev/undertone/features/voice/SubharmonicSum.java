package dev.undertone.features.voice;

import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.SpectrumBlock;
import java.util.Arrays;

/**
 * Subharmonic summation of the spectra of a block of frames at once: peaks of the magnitude are kept and smoothed, brought onto a logarithmic axis by
 * a cubic spline, weighted by the ear's sensitivity to low frequencies, and summed at the places of their harmonics, {@code H(s) = Σ compression^(n-1) · P(s + log2 n)}. A peak
 * of {@code H} is a candidate pitch; its voicing is {@code 1 - mean(H) / H(peak)}. Holds scratch memory: used by one
 * thread.
 *
 * @see <a href="https://doi.org/10.1121/1.396427">D. J. Hermes: Measurement of pitch by subharmonic summation, 1988</a>
 */
final class SubharmonicSum {

    private static final double AXIS_MIN_HZ = 25;
    /** Bins beside a local maximum that belong to its peak; the rest is taken for noise. */
    private static final int PEAK_REACH = 2;
    /** The ear's weight of low frequencies is {@code 1/2 + atan(3·log2(f / 32 Hz)) / π}. */
    private static final double EAR_SLOPE = 3;

    private static final double EAR_OCTAVE = 5;
    private static final int LANES = SpectrumBlock.LANES;
    private static final int STRIP = 16;
    private static final int RING = 7;
    private static final float VAST = 1e38f;

    private final int bins;
    private final double axisStart;
    private final double axisStep;
    private final float minOctave;
    private final float maxOctave;
    private final int[] harmonicPoints;
    private final float[] harmonicWeights;
    private final int[] pointBin;
    private final float[] pointWeights;
    private final float[] pivot;

    private final float[][] smooth;
    /** The spline's second derivatives; none at its ends. */
    private final float[][] bend;

    private final float[][] scaled;
    private final float[][] sum;
    private final float[][] frameSums;
    private final float[][] rising = new float[2][LANES];
    private final float[][] notPeak = new float[RING + 1][LANES];
    private final float[][] partialMeans = new float[4][LANES];
    private final float[] silence = new float[LANES];

    private final int[] peakPoint;
    private final float[] peakSum;
    private final float[] octave;
    private final float[] voicing;
    private int candidates;

    SubharmonicSum(SubharmonicPitchOptions options, int sampleRateHz, int fftSize) {
        bins = fftSize / 2 + 1;
        axisStart = log2(AXIS_MIN_HZ);
        double span = log2(sampleRateHz / 2.0) - axisStart;
        axisStep = span / (bins - 1);
        // Beyond the fundamental in fours.
        int harmonics = 1 + (options.harmonics() + 2) / 4 * 4;
        harmonicPoints = new int[harmonics];
        harmonicWeights = new float[harmonics];
        Arrays.fill(harmonicPoints, bins);
        for (int n = 1; n <= options.harmonics(); n++) {
            // Rounded down, as the published values show; rounding to nearest reads 0.5 % lower.
            harmonicPoints[n - 1] = (int) (log2(n) * bins / span);
            harmonicWeights[n - 1] = (float) Math.pow(options.compression(), n - 1);
        }
        pointBin = new int[bins];
        pointWeights = new float[4 * bins];
        for (int p = 0; p < bins; p++) {
            double bin = Math.min(bins - 1, Math.pow(2, axisStart + p * axisStep) * fftSize / sampleRateHz);
            pointBin[p] = Math.min(bins - 2, (int) bin);
            double right = bin - pointBin[p];
            double left = 1 - right;
            double ear = 0.5 + Math.atan(EAR_SLOPE * (axisStart + p * axisStep - EAR_OCTAVE)) / Math.PI;
            pointWeights[4 * p] = (float) (ear * left);
            pointWeights[4 * p + 1] = (float) (ear * right);
            pointWeights[4 * p + 2] = (float) (ear * (left * left * left - left) / 6);
            pointWeights[4 * p + 3] = (float) (ear * (right * right * right - right) / 6);
        }
        pivot = new float[bins];
        for (int k = 1; k < bins - 1; k++) {
            pivot[k] = 1 / (4 - pivot[k - 1]);
        }
        smooth = new float[bins][LANES];
        bend = new float[bins][LANES];
        scaled = new float[bins][LANES];
        sum = new float[bins][LANES];
        frameSums = new float[LANES][bins];
        peakPoint = new int[options.candidates()];
        peakSum = new float[options.candidates()];
        octave = new float[options.candidates()];
        voicing = new float[options.candidates()];
        minOctave = (float) log2(options.minHz());
        maxOctave = (float) log2(options.maxHz());
    }

    /** Sums the harmonics of the magnitude spectra of a block of frames, {@code [bins][LANES]}, to {@link #pick} from. */
    void analyse(float[][] magnitude) {
        keepPeaks(magnitude);
        scale();
        addHarmonics();
        turn();
    }

    /** Leaves no candidates. */
    void clear() {
        candidates = 0;
    }

    int candidates() {
        return candidates;
    }

    /** Base-2 logarithm of a candidate's frequency in hertz. */
    float octave(int candidate) {
        return octave[candidate];
    }

    /** At most 1; negative where the sum is below its mean. */
    float voicing(int candidate) {
        return voicing[candidate];
    }

    /** Zero beside the peaks, then averaged with weights ¼, ½, ¼. */
    private void keepPeaks(float[][] magnitude) {
        for (float[] row : notPeak) {
            Arrays.fill(row, 1);
        }
        rises(magnitude[0], magnitude[1], rising[1]);
        for (int k = 0; k < bins; k++) {
            int ahead = k + PEAK_REACH;
            for (int at = k == 0 ? 1 : ahead; at <= ahead; at++) {
                float[] row = notPeak[at & RING];
                if (at < bins - 1) {
                    rises(magnitude[at], magnitude[at + 1], rising[(at + 1) & 1]);
                    noPeak(rising[at & 1], rising[(at + 1) & 1], row);
                } else {
                    Arrays.fill(row, 1);
                }
            }
            if (k <= PEAK_REACH) {
                // The lowest bins count as a peak whatever they hold.
                System.arraycopy(magnitude[k], 0, scaled[k], 0, LANES);
            } else {
                keep(
                        magnitude[k],
                        notPeak[(k - 2) & RING],
                        notPeak[(k - 1) & RING],
                        notPeak[k & RING],
                        notPeak[(k + 1) & RING],
                        notPeak[(k + 2) & RING],
                        scaled[k]);
            }
        }
        System.arraycopy(scaled[0], 0, smooth[0], 0, LANES);
        System.arraycopy(scaled[bins - 1], 0, smooth[bins - 1], 0, LANES);
        for (int k = 1; k < bins - 1; k++) {
            average(scaled[k - 1], scaled[k], scaled[k + 1], smooth[k]);
        }
    }

    /** 1 where {@code b > a}, else 0: the products are 0 or far beyond 1 even for the least difference that floats know. */
    private static void rises(float[] a, float[] b, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = Math.min(1, Math.max(0, (b[lane] - a[lane]) * VAST * VAST));
        }
    }

    /** 0 for a bin that lies above the one before and not below the one after, else 1. */
    private static void noPeak(float[] rises, float[] risesOn, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = 1 - rises[lane] * (1 - risesOn[lane]);
        }
    }

    private static void keep(float[] m, float[] a, float[] b, float[] c, float[] d, float[] e, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = m[lane] * (1 - a[lane] * b[lane] * c[lane] * d[lane] * e[lane]);
        }
    }

    private static void average(float[] before, float[] at, float[] after, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = 0.25f * (before[lane] + after[lane]) + 0.5f * at[lane];
        }
    }

    /** Natural cubic spline through the bins, read at the points of the logarithmic axis, negative swings cut off. */
    private void scale() {
        for (int k = 1; k < bins - 1; k++) {
            eliminate(smooth[k - 1], smooth[k], smooth[k + 1], bend[k - 1], pivot[k], bend[k]);
        }
        for (int k = bins - 3; k > 0; k--) {
            substitute(bend[k + 1], pivot[k], bend[k]);
        }
        for (int p = 0; p < bins; p++) {
            int k = pointBin[p];
            read(smooth[k], smooth[k + 1], bend[k], bend[k + 1], pointWeights, 4 * p, scaled[p]);
        }
    }

    /** One row of the spline's equations, {@code bend[k-1] + 4·bend[k] + bend[k+1] = 6·(y[k-1] - 2·y[k] + y[k+1])}. */
    private static void eliminate(float[] before, float[] at, float[] after, float[] solved, float pivot, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = pivot * (6 * (before[lane] - 2 * at[lane] + after[lane]) - solved[lane]);
        }
    }

    private static void substitute(float[] solved, float pivot, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] -= pivot * solved[lane];
        }
    }

    private static void read(
            float[] left, float[] right, float[] bendLeft, float[] bendRight, float[] weights, int at, float[] out) {
        float wl = weights[at];
        float wr = weights[at + 1];
        float wbl = weights[at + 2];
        float wbr = weights[at + 3];
        for (int lane = 0; lane < LANES; lane++) {
            float value = wl * left[lane] + wr * right[lane] + wbl * bendLeft[lane] + wbr * bendRight[lane];
            out[lane] = 0.5f * (value + Math.abs(value));
        }
    }

    private void addHarmonics() {
        for (float[] row : partialMeans) {
            Arrays.fill(row, 0);
        }
        for (int p = 0; p < bins; p++) {
            float[] out = sum[p];
            System.arraycopy(scaled[p], 0, out, 0, LANES);
            for (int n = 1; n < harmonicWeights.length && p + harmonicPoints[n] < bins; n += 4) {
                addFour(
                        out,
                        harmonicWeights[n],
                        harmonic(p, n),
                        harmonicWeights[n + 1],
                        harmonic(p, n + 1),
                        harmonicWeights[n + 2],
                        harmonic(p, n + 2),
                        harmonicWeights[n + 3],
                        harmonic(p, n + 3));
            }
            Lanes.accumulate(out, partialMeans[p % partialMeans.length]);
        }
    }

    /** The row of a harmonic of a point; of those beyond the axis or the last a row of zeros. */
    private float[] harmonic(int point, int n) {
        int at = point + harmonicPoints[n];
        return at < bins ? scaled[at] : silence;
    }

    private static void addFour(
            float[] out, float wa, float[] a, float wb, float[] b, float wc, float[] c, float wd, float[] d) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = out[lane] + wa * a[lane] + wb * b[lane] + wc * c[lane] + wd * d[lane];
        }
    }

    /** Lays each frame's sums side by side, in strips as wide as a cache line. */
    private void turn() {
        for (int first = 0; first < LANES; first += STRIP) {
            for (int p = 0; p < bins; p++) {
                float[] row = sum[p];
                for (int lane = first; lane < first + STRIP; lane++) {
                    frameSums[lane][p] = row[lane];
                }
            }
        }
    }

    /** Finds the candidates of one of the frames, best first. */
    void pick(int lane) {
        float[] sum = frameSums[lane];
        int found = 0;
        float smallest = 0;
        for (int p = 1; p < bins - 1; p++) {
            if (sum[p] > smallest && sum[p] > sum[p - 1] && sum[p] >= sum[p + 1]) {
                found = insert(sum, found, p);
                smallest = found == peakPoint.length ? peakSum[found - 1] : 0;
            }
        }
        float mean =
                (partialMeans[0][lane] + partialMeans[1][lane] + partialMeans[2][lane] + partialMeans[3][lane]) / bins;
        candidates = 0;
        for (int i = 0; i < found; i++) {
            float at = (float) (axisStart + axisStep * (peakPoint[i] + offset(sum, peakPoint[i])));
            // Peaks beyond the range still take a place among the candidates: hisses then have few or none.
            if (at >= minOctave && at <= maxOctave) {
                octave[candidates] = at;
                voicing[candidates] = 1 - mean / peakSum[i];
                candidates++;
            }
        }
    }

    private int insert(float[] sum, int count, int point) {
        float d = offset(sum, point);
        float height = sum[point] - 0.25f * (sum[point - 1] - sum[point + 1]) * d;
        int at = Math.min(count, peakPoint.length - 1);
        if (count == peakPoint.length && peakSum[at] >= height) {
            return count;
        }
        while (at > 0 && peakSum[at - 1] < height) {
            peakSum[at] = peakSum[at - 1];
            peakPoint[at] = peakPoint[at - 1];
            at--;
        }
        peakSum[at] = height;
        peakPoint[at] = point;
        return Math.min(count + 1, peakPoint.length);
    }

    /** Where a parabola through a maximum and its neighbours has its top, in points from the maximum. */
    private static float offset(float[] sum, int point) {
        float before = sum[point - 1];
        float after = sum[point + 1];
        return 0.5f * (before - after) / (before - 2 * sum[point] + after);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
