package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * How far a recording is tuned above or below A = 440 Hz: the most frequent distance, in hundredths of a step, of its
 * {@link SpectralPeaks} of at least median height from the nearest note of a scale of equal steps. Remembers two numbers
 * per peak. Used by one thread.
 *
 * @see "Dressler and Streich, Tuning frequency estimation using circular statistics, ISMIR 2007, for the problem; the
 *     histogram is librosa's"
 */
public final class TuningEstimator {

    private static final double REFERENCE_HZ = 440;
    private static final double SEMITONES = 12;
    private static final int PARTS = 100;

    private final SpectralPeaks peaks;
    private final int stepsPerOctave;
    private final double[] hz;
    private final double[] height;
    private float[] deviations = new float[1024];
    private float[] heights = new float[1024];
    private int count;

    /** For the twelve semitones of an octave. */
    public TuningEstimator(SpectralPeaks peaks) {
        this(peaks, (int) SEMITONES);
    }

    /** @param stepsPerOctave 1..1200, such as the bins of a {@link ConstantQ} transform */
    public TuningEstimator(SpectralPeaks peaks, int stepsPerOctave) {
        if (stepsPerOctave < 1 || stepsPerOctave > 1200) {
            throw new IllegalArgumentException("stepsPerOctave must be in 1..1200 but was " + stepsPerOctave);
        }
        this.peaks = peaks;
        this.stepsPerOctave = stepsPerOctave;
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
            double step = stepsPerOctave * Math.log(hz[i] / REFERENCE_HZ) / Math.log(2);
            deviations[count] = (float) (step - Math.floor(step + 0.5));
            heights[count++] = (float) height[i];
        }
    }

    /**
     * The tuning of all frames so far.
     *
     * @return in semitones, -0.5 to 0.49 steps in hundredths of a step; 0 if there was no peak, as in silence
     */
    public double semitones() {
        if (count == 0) {
            return 0;
        }
        float[] sorted = Arrays.copyOf(heights, count);
        Arrays.sort(sorted);
        double median = (sorted[(count - 1) / 2] + (double) sorted[count / 2]) / 2;
        int[] histogram = new int[PARTS];
        for (int i = 0; i < count; i++) {
            if (heights[i] >= median) {
                histogram[(int) Math.min(PARTS - 1, Math.floor((deviations[i] + 0.5) * PARTS))]++;
            }
        }
        int fullest = 0;
        for (int step = 1; step < PARTS; step++) {
            if (histogram[step] > histogram[fullest]) {
                fullest = step;
            }
        }
        return SEMITONES / stepsPerOctave * (fullest - PARTS / 2) / PARTS;
    }
}
