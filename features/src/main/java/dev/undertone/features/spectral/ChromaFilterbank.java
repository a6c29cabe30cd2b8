package dev.undertone.features.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Energy of the twelve pitch classes, C to B, whatever the octave. Each frequency counts to every class by a Gaussian of
 * its distance in semitones, as wide as the frequency's own resolution, and by a Gaussian about the fifth octave above
 * 27.5 Hz, two octaves wide. Immutable and thread-safe.
 *
 * @see <a href="https://www.ee.columbia.edu/~dpwe/resources/matlab/chroma-ansyn/">Ellis, Chroma feature analysis and
 *     synthesis, 2007</a>
 */
public final class ChromaFilterbank {

    /** Pitch classes. */
    public static final int CLASSES = 12;

    private static final double REFERENCE_HZ = 440;
    private static final double CENTRE_OCTAVE = 5;
    private static final double OCTAVE_WIDTH = 2;
    private static final int CLASSES_FROM_A_TO_C = 3;
    /** Where 0 Hz, which has no pitch, is put: this many octaves below the first frequency. */
    private static final double OCTAVES_TO_ZERO_HZ = 1.5;

    /** Less than this share of a frequency's greatest weight counts as nothing: half of all weights. */
    private static final double NEGLIGIBLE = 1e-7;

    /** Rows that every class is given before the next ones: 16 KiB. */
    private static final int BINS_IN_CACHE = 64;

    /** Frequencies, one after the other, that count to a class. */
    private record Span(int pitchClass, int from, int end) {}

    /** A row of weights for each class. */
    private final float[][] weights;

    private final Span[] spans;
    private final int bins;

    /** @param tuning how far the recording's A lies above 440 Hz, in semitones */
    public ChromaFilterbank(int sampleRateHz, int fftSize, double tuning) {
        this.bins = fftSize / 2 + 1;
        this.weights = new float[CLASSES][bins];
        double lowestHz = REFERENCE_HZ * Math.pow(2, tuning / CLASSES) / 16;
        double[] pitch = new double[bins + 1];
        for (int k = 1; k <= bins; k++) {
            pitch[k] = CLASSES * Math.log((double) k * sampleRateHz / fftSize / lowestHz) / Math.log(2);
        }
        pitch[0] = pitch[1] - OCTAVES_TO_ZERO_HZ * CLASSES;
        for (int k = 0; k < bins; k++) {
            double width = Math.max(1, pitch[k + 1] - pitch[k]);
            double octave = (pitch[k] / CLASSES - CENTRE_OCTAVE) / OCTAVE_WIDTH;
            fill(k, pitch[k], width, Math.exp(-0.5 * octave * octave));
        }
        this.spans = spans();
    }

    private void fill(int bin, double pitch, double width, double gain) {
        double[] column = new double[CLASSES];
        double energy = 0;
        double greatest = 0;
        for (int c = 0; c < CLASSES; c++) {
            double distance = pitch - c;
            double nearest = distance - CLASSES * Math.floor((distance + CLASSES / 2.0) / CLASSES);
            column[c] = Math.exp(-0.5 * Math.pow(2 * nearest / width, 2));
            energy += column[c] * column[c];
            greatest = Math.max(greatest, column[c]);
        }
        for (int c = 0; c < CLASSES; c++) {
            double weight = column[c] < NEGLIGIBLE * greatest ? 0 : gain * column[c] / Math.sqrt(energy);
            weights[(c + CLASSES - CLASSES_FROM_A_TO_C) % CLASSES][bin] = (float) weight;
        }
    }

    private Span[] spans() {
        List<Span> all = new ArrayList<>();
        for (int block = 0; block < bins; block += BINS_IN_CACHE) {
            int blockEnd = Math.min(bins, block + BINS_IN_CACHE);
            for (int c = 0; c < CLASSES; c++) {
                int from = block;
                while (from < blockEnd) {
                    int end = from;
                    while (end < blockEnd && weights[c][end] != 0) {
                        end++;
                    }
                    if (end > from) {
                        all.add(new Span(c, from, end));
                    }
                    from = end + 1;
                }
            }
        }
        return all.toArray(new Span[0]);
    }

    /** The weight of a frequency in a pitch class, 0 for C. */
    public float weight(int pitchClass, int bin) {
        return weights[pitchClass][bin];
    }

    /**
     * One frame's pitch classes, over the strongest of them.
     *
     * @param power {@code fftSize / 2 + 1} powers
     * @param chroma filled with 12 values in 0..1; all 0 for a silent frame
     */
    public void apply(float[] power, float[] chroma) {
        if (power.length < bins) {
            throw new IllegalArgumentException("power must have " + bins + " bins but had " + power.length);
        }
        float greatest = 0;
        for (int c = 0; c < CLASSES; c++) {
            float sum = 0;
            for (int k = 0; k < bins; k++) {
                sum += weights[c][k] * power[k];
            }
            chroma[c] = sum;
            greatest = Math.max(greatest, chroma[c]);
        }
        for (int c = 0; c < CLASSES && greatest >= Float.MIN_NORMAL; c++) {
            chroma[c] /= greatest;
        }
    }

    /**
     * The pitch classes of a block of frames, with the same values as frame by frame.
     *
     * @param spectrum {@code [fftSize / 2 + 1][LANES]} powers or magnitudes, see {@link SpectrumBlock}
     * @param chroma filled with {@code [12][LANES]}
     */
    public void applyLanes(float[][] spectrum, float[][] chroma) {
        for (float[] row : chroma) {
            Arrays.fill(row, 0);
        }
        for (Span span : spans) {
            int c = span.pitchClass();
            Lanes.addWeighted(weights[c], spectrum, span.from(), span.end(), chroma[c]);
        }
        // Lane after lane, for want of memory for the greatest ones: little beside the sums.
        for (int lane = 0; lane < SpectrumBlock.LANES; lane++) {
            float greatest = 0;
            for (float[] row : chroma) {
                greatest = Math.max(greatest, row[lane]);
            }
            if (greatest >= Float.MIN_NORMAL) {
                for (float[] row : chroma) {
                    row[lane] /= greatest;
                }
            }
        }
    }
}
