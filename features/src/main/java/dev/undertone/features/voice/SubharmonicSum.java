package dev.undertone.features.voice;

import java.util.Arrays;

/**
 * Subharmonic summation of one spectrum: peaks of the magnitude are kept and smoothed, brought onto a logarithmic axis by
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
    /** The cubic spline's response falls by 0.27 per bin: 3e-6 at this distance. */
    private static final int SPLINE_REACH = 9;

    private final int bins;
    private final double axisStart;
    private final double axisStep;
    private final float minOctave;
    private final float maxOctave;
    private final int[] harmonicPoints;
    private final float[] harmonicWeights;
    private final int[] pointBin;
    private final float[] pointWeights;
    private final float[] splineResponse = new float[SPLINE_REACH + 1];

    private final float[] smooth;
    private final float[] curvature;
    private final float[] bend;
    private final float[] scaled;
    private final float[] sum;

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
        harmonicPoints = new int[options.harmonics()];
        harmonicWeights = new float[options.harmonics()];
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
        for (int d = 0; d <= SPLINE_REACH; d++) {
            splineResponse[d] = (float) (6 / (2 * Math.sqrt(3)) * Math.pow(Math.sqrt(3) - 2, d));
        }
        smooth = new float[bins];
        curvature = new float[bins + 2 * SPLINE_REACH];
        bend = new float[bins];
        scaled = new float[bins];
        sum = new float[bins];
        peakPoint = new int[options.candidates()];
        peakSum = new float[options.candidates()];
        octave = new float[options.candidates()];
        voicing = new float[options.candidates()];
        minOctave = (float) log2(options.minHz());
        maxOctave = (float) log2(options.maxHz());
    }

    /** Finds the candidates of a magnitude spectrum, best first. */
    void analyse(float[] magnitude) {
        keepPeaks(magnitude);
        scale();
        addHarmonics();
        pick();
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
    private void keepPeaks(float[] magnitude) {
        Arrays.fill(scaled, 0);
        // The lowest bins count as a peak whatever they hold.
        int kept = Math.min(bins, PEAK_REACH + 1);
        System.arraycopy(magnitude, 0, scaled, 0, kept);
        for (int k = 1; k < bins - 1; k++) {
            if (magnitude[k] > magnitude[k - 1] && magnitude[k] >= magnitude[k + 1]) {
                kept = Math.max(kept, k - PEAK_REACH);
                int end = Math.min(bins, k + PEAK_REACH + 1);
                for (; kept < end; kept++) {
                    scaled[kept] = magnitude[kept];
                }
            }
        }
        smooth[0] = scaled[0];
        smooth[bins - 1] = scaled[bins - 1];
        for (int k = 1; k < bins - 1; k++) {
            smooth[k] = 0.25f * (scaled[k - 1] + scaled[k + 1]) + 0.5f * scaled[k];
        }
    }

    /** Natural cubic spline through the bins, read at the points of the logarithmic axis, negative swings cut off. */
    private void scale() {
        int pad = SPLINE_REACH;
        for (int k = 1; k < bins - 1; k++) {
            curvature[k + pad] = smooth[k - 1] - 2 * smooth[k] + smooth[k + 1];
        }
        // A natural end has no curvature; beyond it the spline goes on turned about the end.
        for (int d = 1; d <= pad; d++) {
            curvature[pad - d] = -curvature[pad + d];
            curvature[pad + bins - 1 + d] = -curvature[pad + bins - 1 - d];
        }
        for (int k = 0; k < bins; k++) {
            bend[k] = splineResponse[0] * curvature[k + pad];
        }
        for (int d = 1; d <= pad; d++) {
            float response = splineResponse[d];
            int left = pad - d;
            int right = pad + d;
            for (int k = 0; k < bins; k++) {
                bend[k] += response * (curvature[k + left] + curvature[k + right]);
            }
        }
        for (int p = 0; p < bins; p++) {
            int k = pointBin[p];
            float value = pointWeights[4 * p] * smooth[k]
                    + pointWeights[4 * p + 1] * smooth[k + 1]
                    + pointWeights[4 * p + 2] * bend[k]
                    + pointWeights[4 * p + 3] * bend[k + 1];
            scaled[p] = Math.max(0, value);
        }
    }

    private void addHarmonics() {
        System.arraycopy(scaled, 0, sum, 0, bins);
        for (int n = 1; n < harmonicPoints.length; n++) {
            int shift = harmonicPoints[n];
            float weight = harmonicWeights[n];
            for (int p = 0; p < bins - shift; p++) {
                sum[p] += weight * scaled[p + shift];
            }
        }
    }

    private void pick() {
        int found = 0;
        float smallest = 0;
        for (int p = 1; p < bins - 1; p++) {
            if (sum[p] > smallest && sum[p] > sum[p - 1] && sum[p] >= sum[p + 1]) {
                found = insert(found, p);
                smallest = found == peakPoint.length ? peakSum[found - 1] : 0;
            }
        }
        float mean = mean();
        candidates = 0;
        for (int i = 0; i < found; i++) {
            float at = (float) (axisStart + axisStep * (peakPoint[i] + offset(peakPoint[i])));
            // Peaks beyond the range still take a place among the candidates: hisses then have few or none.
            if (at >= minOctave && at <= maxOctave) {
                octave[candidates] = at;
                voicing[candidates] = 1 - mean / peakSum[i];
                candidates++;
            }
        }
    }

    private int insert(int count, int point) {
        float d = offset(point);
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
    private float offset(int point) {
        float before = sum[point - 1];
        float after = sum[point + 1];
        return 0.5f * (before - after) / (before - 2 * sum[point] + after);
    }

    private float mean() {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int p = 0;
        for (; p + 3 < bins; p += 4) {
            a += sum[p];
            b += sum[p + 1];
            c += sum[p + 2];
            d += sum[p + 3];
        }
        for (; p < bins; p++) {
            a += sum[p];
        }
        return (a + b + c + d) / bins;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
