package dev.undertone.features.spectral;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Peaks over valleys of the spectrum in octave bands: the mean of the greatest 2 % over the mean of the least 2 % of a
 * band's magnitudes. The first band ends at 200 Hz, each further one an octave higher, the last one reaches to half the
 * sample rate. Immutable and thread-safe.
 *
 * <p>Agreement with librosa brings three of its habits: a band also holds the frequency just below it, all but the last
 * band leave out their highest frequency (after the 2 % were counted), and magnitudes are put in dB as if they were powers.
 *
 * @see <a href="https://doi.org/10.1109/ICME.2002.1035731">Jiang, Lu, Zhang, Tao and Cai, Music type classification by
 *     spectral contrast feature, 2002</a>
 */
public final class SpectralContrast {

    private static final double LOWEST_EDGE_HZ = 200;
    private static final double SHARE = 0.02;

    /** What lies as far below the frame's greatest magnitude shows the rounding of single precision. */
    private static final float DEEP = 3e-6f;

    private final int[] from;
    private final int[] to;
    private final int[] extremes;

    /** @param octaves bands above the first; the last must begin below half the sample rate */
    public SpectralContrast(int octaves, int sampleRateHz, int fftSize) {
        double lastEdgeHz = LOWEST_EDGE_HZ * Math.pow(2, octaves - 1.0);
        if (octaves < 1 || lastEdgeHz >= sampleRateHz / 2.0) {
            throw new IllegalArgumentException("octaves must be at least 1 and the last begin below "
                    + sampleRateHz / 2.0 + " Hz (half of sampleRateHz " + sampleRateHz + ") but " + octaves
                    + " begin at " + lastEdgeHz + " Hz");
        }
        int bands = octaves + 1;
        double hzPerBin = (double) sampleRateHz / fftSize;
        from = new int[bands];
        to = new int[bands];
        extremes = new int[bands];
        for (int band = 0; band < bands; band++) {
            boolean last = band == bands - 1;
            double lowHz = band == 0 ? 0 : LOWEST_EDGE_HZ * Math.pow(2, band - 1.0);
            double highHz = LOWEST_EDGE_HZ * Math.pow(2, band);
            from[band] = Math.max(0, (int) Math.ceil(lowHz / hzPerBin) - 1);
            int end = last ? fftSize / 2 + 1 : (int) Math.min(fftSize / 2 + 1.0, Math.floor(highHz / hzPerBin) + 1);
            to[band] = last ? end : end - 1;
            extremes[band] = (int) Math.max(1, Math.rint(SHARE * (end - from[band])));
            if (to[band] - from[band] < extremes[band]) {
                throw new IllegalArgumentException("fftSize must be large enough for a frequency between " + lowHz
                        + " and " + highHz + " Hz but was " + fftSize);
            }
        }
    }

    /** Number of bands, the one below 200 Hz included. */
    public int bands() {
        return from.length;
    }

    /** Scratch memory for one thread. */
    public Workspace newWorkspace() {
        int most = 0;
        for (int extreme : extremes) {
            most = Math.max(most, extreme);
        }
        return new Workspace(most);
    }

    /** Scratch memory; not thread-safe. */
    public static final class Workspace {
        /** The greatest so far, ascending. */
        private final float[] greatest;
        /** The negatives of the least so far, ascending. */
        private final float[] least;

        private Workspace(int most) {
            greatest = new float[most];
            least = new float[most];
        }
    }

    /**
     * One frame's extremes.
     *
     * @param magnitude {@code fftSize / 2 + 1} values
     * @param peaks filled with {@link #bands()} mean greatest magnitudes from {@code offset} on
     * @param valleys likewise with mean least magnitudes
     */
    public void extremes(float[] magnitude, float[] peaks, float[] valleys, int offset, Workspace workspace) {
        float[] greatest = workspace.greatest;
        float[] least = workspace.least;
        for (int band = 0; band < from.length; band++) {
            int count = extremes[band];
            for (int i = 0; i < count; i++) {
                greatest[i] = Float.NEGATIVE_INFINITY;
                least[i] = Float.NEGATIVE_INFINITY;
            }
            // Only 2 % are wanted: far fewer values get past these two comparisons than a sort would move.
            for (int k = from[band]; k < to[band]; k++) {
                float value = magnitude[k];
                if (value > greatest[0]) {
                    insert(value, greatest, count);
                }
                if (-value > least[0]) {
                    insert(-value, least, count);
                }
            }
            peaks[offset + band] = mean(greatest, count);
            valleys[offset + band] = -mean(least, count);
        }
    }

    /**
     * Measures valleys again that lie 110 dB or more below the frame's greatest magnitude, where the rounding of a
     * transform in single precision moves them.
     *
     * @param magnitude the same
     * @param exact the magnitude of a frequency by its number, as of {@link ExactMagnitudes}; asked for those of such bands
     * @param valleys those that {@link #extremes} has filled
     */
    public void sharpen(
            float[] magnitude, IntToDoubleFunction exact, float[] valleys, int offset, Workspace workspace) {
        float deep = 0;
        for (float value : magnitude) {
            deep = Math.max(deep, DEEP * value);
        }
        for (int band = 0; band < from.length; band++) {
            if (valleys[offset + band] < deep) {
                valleys[offset + band] = exactValley(exact, band, workspace.least);
            }
        }
    }

    private float exactValley(IntToDoubleFunction exact, int band, float[] least) {
        int count = extremes[band];
        Arrays.fill(least, 0, count, Float.NEGATIVE_INFINITY);
        for (int k = from[band]; k < to[band]; k++) {
            float value = (float) exact.applyAsDouble(k);
            if (-value > least[0]) {
                insert(-value, least, count);
            }
        }
        return -mean(least, count);
    }

    /** Puts a value in its place among the first {@code count}, whose smallest makes room. */
    private static void insert(float value, float[] ascending, int count) {
        int i = 1;
        while (i < count && ascending[i] < value) {
            ascending[i - 1] = ascending[i];
            i++;
        }
        ascending[i - 1] = value;
    }

    private static float mean(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return (float) (sum / count);
    }

    /**
     * Turns a whole recording's peaks into contrasts in dB and its valleys into dB; each is first limited to 80 dB below
     * its own greatest value.
     */
    public static void contrast(float[] peaks, float[] valleys) {
        Decibels.fromPowers(peaks);
        Decibels.limitRange(peaks, Decibels.RANGE_DB);
        Decibels.fromPowers(valleys);
        Decibels.limitRange(valleys, Decibels.RANGE_DB);
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] -= valleys[i];
        }
    }
}
