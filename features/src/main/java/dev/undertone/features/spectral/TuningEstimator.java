package dev.undertone.features.spectral;

import dev.undertone.audio.FloatStore;
import dev.undertone.features.internal.FastLogarithms;
import java.util.Arrays;

/**
 * How far a recording is tuned above or below A = 440 Hz: the most frequent distance, in hundredths of a step, of its
 * {@link SpectralPeaks} of at least median height from the nearest note of a scale of equal steps. Remembers two numbers
 * per peak, on disk if they are many. Used by one thread.
 *
 * @see "Dressler and Streich, Tuning frequency estimation using circular statistics, ISMIR 2007, for the problem; the
 *     histogram is librosa's"
 */
public final class TuningEstimator {

    private static final double REFERENCE_HZ = 440;
    private static final double SEMITONES = 12;
    private static final int PARTS = 100;
    private static final int PEAKS_AT_ONCE = 1024;
    /** Of the bits of a float: three times eleven. */
    private static final int DIGITS = 3;

    private static final int DIGIT_BITS = 11;

    private final SpectralPeaks peaks;
    private final int stepsPerOctave;
    private final double[] hz;
    private final double[] height;
    private final FloatStore.Builder allDeviations = new FloatStore.Builder();
    private final FloatStore.Builder allHeights = new FloatStore.Builder();
    private final float[] someDeviations = new float[PEAKS_AT_ONCE];
    private final float[] someHeights = new float[PEAKS_AT_ONCE];
    private int waiting;

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
        for (int i = 0; i < found; i++) {
            add(hz[i], height[i]);
        }
    }

    /**
     * Takes the peaks of a block of frames in.
     *
     * @param spectrum {@code [fftSize / 2 + 1][LANES]} powers or magnitudes, see {@link SpectrumBlock}
     * @param frames how many lanes hold one
     */
    public void acceptLanes(float[][] spectrum, int frames) {
        peaks.findLanes(spectrum, frames, this::add);
    }

    private void add(double peakHz, double peakHeight) {
        double step = stepsPerOctave * FastLogarithms.log2((float) (peakHz / REFERENCE_HZ));
        someDeviations[waiting] = (float) (step - Math.floor(step + 0.5));
        someHeights[waiting++] = (float) peakHeight;
        if (waiting == PEAKS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        allDeviations.append(someDeviations, 0, waiting);
        allHeights.append(someHeights, 0, waiting);
        waiting = 0;
    }

    /**
     * The tuning of all frames, asked for once, after the last.
     *
     * @return in semitones, -0.5 to 0.49 steps in hundredths of a step; 0 if there was no peak, as in silence
     */
    public double semitones() {
        flush();
        FloatStore deviations = allDeviations.build();
        FloatStore heights = allHeights.build();
        if (heights.size() == 0) {
            return 0;
        }
        double median = median(heights);
        long[] histogram = new long[PARTS];
        for (long from = 0; from < heights.size(); from += PEAKS_AT_ONCE) {
            int count = (int) Math.min(PEAKS_AT_ONCE, heights.size() - from);
            heights.copyTo(from, someHeights, 0, count);
            deviations.copyTo(from, someDeviations, 0, count);
            for (int i = 0; i < count; i++) {
                if (someHeights[i] >= median) {
                    histogram[part(someDeviations[i])]++;
                }
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

    private static int part(double deviation) {
        return (int) Math.min(PARTS - 1, Math.floor((deviation + 0.5) * PARTS));
    }

    private double median(FloatStore values) {
        float upper = ranked(values, values.size() / 2);
        return values.size() % 2 == 1 ? upper : ((double) ranked(values, values.size() / 2 - 1) + upper) / 2;
    }

    /** The value of that rank, 0 for the least, bits after bits: those of positive floats are in their order. */
    private float ranked(FloatStore positive, long rank) {
        int[] counts = new int[1 << DIGIT_BITS];
        int known = 0;
        long left = rank;
        for (int shift = (DIGITS - 1) * DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            Arrays.fill(counts, 0);
            for (long from = 0; from < positive.size(); from += PEAKS_AT_ONCE) {
                int count = (int) Math.min(PEAKS_AT_ONCE, positive.size() - from);
                positive.copyTo(from, someHeights, 0, count);
                for (int i = 0; i < count; i++) {
                    int bits = Float.floatToRawIntBits(someHeights[i]) >>> shift;
                    if (bits >>> DIGIT_BITS == known) {
                        counts[bits & ((1 << DIGIT_BITS) - 1)]++;
                    }
                }
            }
            int digit = 0;
            while (left >= counts[digit]) {
                left -= counts[digit++];
            }
            known = known << DIGIT_BITS | digit;
        }
        return Float.intBitsToFloat(known);
    }
}
