package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * How far a recording is tuned above or below A = 440 Hz: the most frequent distance, in hundredths of a semitone, of its
 * {@link SpectralPeaks} of at least median height from the nearest note. Remembers two numbers per peak. Used by one
 * thread.
 *
 * @see "Dressler and Streich, Tuning frequency estimation using circular statistics, ISMIR 2007, for the problem; the
 *     histogram is librosa's"
 */
public final class TuningEstimator {

    private static final double REFERENCE_HZ = 440;
    private static final int SEMITONES = 12;
    private static final int STEPS = 100;

    private final SpectralPeaks peaks;
    private final double[] hz;
    private final double[] height;
    private float[] deviations = new float[1024];
    private float[] heights = new float[1024];
    private int count;

    public TuningEstimator(SpectralPeaks peaks) {
        this.peaks = peaks;
        this.hz = new double[peaks.most()];
        this.height = new double[peaks.most()];
    }

    /** Takes one frame's peaks in; {@code fftSize / 2 + 1} powers or magnitudes. */
    public void accept(float[] spectrum) {
        int found = peaks.find(spectrum, hz, height);
        if (count + found > deviations.length) {
            deviations = Arrays.copyOf(deviations, 2 * deviations.length + found);
            heights = Arrays.copyOf(heights, deviations.length);
        }
        for (int i = 0; i < found; i++) {
            double semitones = SEMITONES * Math.log(hz[i] / REFERENCE_HZ) / Math.log(2);
            deviations[count] = (float) (semitones - Math.floor(semitones + 0.5));
            heights[count++] = (float) height[i];
        }
    }

    /**
     * The tuning of all frames so far.
     *
     * @return in semitones, -0.5 to 0.49 in steps of 0.01; 0 if there was no peak, as in silence
     */
    public double semitones() {
        if (count == 0) {
            return 0;
        }
        float[] sorted = Arrays.copyOf(heights, count);
        Arrays.sort(sorted);
        double median = (sorted[(count - 1) / 2] + (double) sorted[count / 2]) / 2;
        int[] histogram = new int[STEPS];
        for (int i = 0; i < count; i++) {
            if (heights[i] >= median) {
                histogram[(int) Math.min(STEPS - 1, Math.floor((deviations[i] + 0.5) * STEPS))]++;
            }
        }
        int fullest = 0;
        for (int step = 1; step < STEPS; step++) {
            if (histogram[step] > histogram[fullest]) {
                fullest = step;
            }
        }
        return (fullest - STEPS / 2) / (double) STEPS;
    }
}
