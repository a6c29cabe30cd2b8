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
    /** Of a clip of some seconds. */
    private static final int PEAKS_EXPECTED = 1 << 15;

    /** Of the bits of a float: three times eleven, the first of which begin here. */
    private static final int DIGIT_BITS = 11;

    private static final int LEADING_SHIFT = 2 * DIGIT_BITS;

    private final SpectralPeaks peaks;
    private final PeakBatch batch;
    private final int stepsPerOctave;
    private final double[] hz;
    private final double[] height;
    private final FloatStore.Builder allPitches = FloatStore.Builder.expecting(PEAKS_EXPECTED);
    private final FloatStore.Builder allHeights = FloatStore.Builder.expecting(PEAKS_EXPECTED);
    /** Frequencies over the reference. */
    private final float[] somePitches;

    private final float[] someHeights;
    /** How many heights begin with these bits. */
    private final long[] leading = new long[1 << DIGIT_BITS];

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
        this.batch = peaks.newBatch(REFERENCE_HZ, this::add);
        this.stepsPerOctave = stepsPerOctave;
        this.hz = new double[peaks.most()];
        this.height = new double[peaks.most()];
        this.somePitches = new float[Math.max(PEAKS_AT_ONCE, peaks.most())];
        this.someHeights = new float[somePitches.length];
    }

    /** Takes one frame's peaks in; {@code fftSize / 2 + 1} powers or magnitudes. */
    public void accept(float[] spectrum) {
        int found = peaks.find(spectrum, hz, height);
        for (int i = 0; i < found; i++) {
            somePitches[i] = (float) (hz[i] / REFERENCE_HZ);
            someHeights[i] = (float) height[i];
        }
        add(somePitches, someHeights, found);
    }

    /**
     * Takes the peaks of a block of frames in.
     *
     * @param spectrum {@code [fftSize / 2 + 1][LANES]} powers or magnitudes, see {@link SpectrumBlock}
     * @param frames how many lanes hold one
     */
    public void acceptLanes(float[][] spectrum, int frames) {
        peaks.findLanes(spectrum, frames, batch);
    }

    private void add(float[] pitches, float[] heights, int count) {
        allPitches.append(pitches, 0, count);
        allHeights.append(heights, 0, count);
        for (int i = 0; i < count; i++) {
            leading[Float.floatToRawIntBits(heights[i]) >>> LEADING_SHIFT]++;
        }
    }

    /**
     * The tuning of all frames, asked for once, after the last.
     *
     * @return in semitones, -0.5 to 0.49 steps in hundredths of a step; 0 if there was no peak, as in silence
     */
    public double semitones() {
        batch.flush();
        FloatStore pitches = allPitches.build();
        FloatStore heights = allHeights.build();
        if (heights.size() == 0) {
            return 0;
        }
        // Of an even number of heights the median is above the lower and at most the upper of the middle two.
        float median = ranked(heights, heights.size() / 2);
        long[] histogram = new long[PARTS];
        for (long from = 0; from < heights.size(); from += PEAKS_AT_ONCE) {
            int count = copyHeights(heights, from);
            pitches.copyTo(from, somePitches, 0, count);
            int high = 0;
            // Without a branch, which nothing would foresee: half of the peaks are.
            for (int i = 0; i < count; i++) {
                somePitches[high] = somePitches[i];
                high += 1 - (Float.floatToRawIntBits(someHeights[i] - median) >>> 31);
            }
            for (int i = 0; i < high; i++) {
                histogram[part(somePitches[i])]++;
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

    private int part(float pitch) {
        double step = stepsPerOctave * FastLogarithms.log2(pitch);
        float deviation = (float) (step - Math.floor(step + 0.5));
        return Math.min(PARTS - 1, (int) ((deviation + 0.5) * PARTS));
    }

    private int copyHeights(FloatStore heights, long from) {
        int count = (int) Math.min(PEAKS_AT_ONCE, heights.size() - from);
        heights.copyTo(from, someHeights, 0, count);
        return count;
    }

    /** The height of that rank, 0 for the least, bits after bits: those of positive floats are in their order. */
    private float ranked(FloatStore heights, long rank) {
        long[] counts = leading.clone();
        int known = 0;
        long left = rank;
        for (int shift = LEADING_SHIFT; shift >= 0; shift -= DIGIT_BITS) {
            if (shift < LEADING_SHIFT) {
                count(heights, known, shift, counts);
            }
            int digit = 0;
            while (left >= counts[digit]) {
                left -= counts[digit++];
            }
            known = known << DIGIT_BITS | digit;
        }
        return Float.intBitsToFloat(known);
    }

    /** How many of the heights that begin with the known bits go on with which. */
    private void count(FloatStore heights, int known, int shift, long[] counts) {
        Arrays.fill(counts, 0);
        for (long from = 0; from < heights.size(); from += PEAKS_AT_ONCE) {
            int count = copyHeights(heights, from);
            for (int i = 0; i < count; i++) {
                int bits = Float.floatToRawIntBits(someHeights[i]) >>> shift;
                if (bits >>> DIGIT_BITS == known) {
                    counts[bits & ((1 << DIGIT_BITS) - 1)]++;
                }
            }
        }
    }
}
