package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Spectrum with frequencies evenly spaced in pitch: bin k is the recording's product with a complex tone of {@code minHz ·
 * 2^(k/binsPerOctave)} under a Hann window of a fixed number of periods, over the root of the window's length. Each octave
 * is computed at half the rate of the one above. Immutable and thread-safe; {@link ConstantQReader} goes through a
 * recording.
 *
 * @see <a href="https://doi.org/10.1121/1.400476">Brown, Calculation of a constant Q spectral transform, 1991</a>
 * @see "Schörkhuber and Klapuri, Constant-Q transform toolbox for music processing, SMC 2010, for the octaves"
 */
public final class ConstantQ {

    /** Half the width of a Hann window's main lobe, over its inverse length. */
    private static final double HALF_BANDWIDTH = 0.5 * 1.5;

    private final ConstantQOptions options;
    private final double[] hz;
    private final ConstantQFilters[] filters;

    /**
     * For recordings of one rate and tuning.
     *
     * @param tuningSemitones how far the recording's A lies above 440 Hz, see {@link TuningEstimator}
     * @throws IllegalArgumentException if the highest bin reaches beyond half the sample rate
     */
    public ConstantQ(ConstantQOptions options, int sampleRateHz, double tuningSemitones) {
        this.options = options;
        double step = Math.pow(2, 1.0 / options.binsPerOctave());
        double periods = (step * step + 1) / (step * step - 1);
        this.hz = new double[options.bins()];
        for (int k = 0; k < hz.length; k++) {
            hz[k] = options.minHz() * Math.pow(2, tuningSemitones / 12 + (double) k / options.binsPerOctave());
        }
        double highest = hz[hz.length - 1] * (1 + HALF_BANDWIDTH / periods);
        if (highest > sampleRateHz / 2.0) {
            throw new IllegalArgumentException("the highest bin must end at most at " + sampleRateHz / 2.0
                    + " Hz (half of sampleRateHz " + sampleRateHz + ") but ended at " + highest
                    + " Hz; lower minHz or octaves");
        }
        this.filters = new ConstantQFilters[options.octaves()];
        for (int octave = 0; octave < filters.length; octave++) {
            int from = hz.length - (octave + 1) * options.binsPerOctave();
            double[] octaveHz = Arrays.copyOfRange(hz, from, from + options.binsPerOctave());
            double[] gain = new double[octaveHz.length];
            for (int row = 0; row < gain.length; row++) {
                double windowSamples = periods * sampleRateHz / octaveHz[row];
                gain[row] = Math.sqrt((1 << octave) / windowSamples);
            }
            double rateHz = (double) sampleRateHz / (1 << octave);
            filters[octave] = new ConstantQFilters(octaveHz, rateHz, periods, hopSamples(octave), gain);
        }
    }

    public ConstantQOptions options() {
        return options;
    }

    /** Number of frequencies. */
    public int bins() {
        return hz.length;
    }

    /** Number of frames of a recording: {@code 1 + samples / hop}. */
    public int frames(int samples) {
        return 1 + samples / options.hopSamples();
    }

    int hopSamples(int octave) {
        return options.hopSamples() >> octave;
    }

    /** The filters of an octave, 0 for the highest. */
    ConstantQFilters filters(int octave) {
        return filters[octave];
    }

    /**
     * One frame's pitch classes: the bins nearest to each note, over all octaves, over the strongest class. The lowest bin
     * is taken for a C.
     *
     * @param magnitude {@link #bins()} values
     * @param chroma filled with 12 values in 0..1, C first; all 0 for a silent frame
     */
    public void chroma(float[] magnitude, float[] chroma) {
        int width = options.binsPerOctave() / ChromaFilterbank.CLASSES;
        double[] sum = new double[ChromaFilterbank.CLASSES];
        for (int k = 0; k < hz.length; k++) {
            sum[(k + width / 2) / width % sum.length] += magnitude[k];
        }
        double greatest = 0;
        for (double value : sum) {
            greatest = Math.max(greatest, value);
        }
        for (int c = 0; c < sum.length; c++) {
            chroma[c] = greatest < Float.MIN_NORMAL ? 0 : (float) (sum[c] / greatest);
        }
    }
}
