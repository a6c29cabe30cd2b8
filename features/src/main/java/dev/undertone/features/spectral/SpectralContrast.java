package dev.undertone.features.spectral;

import java.util.Arrays;

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

    /**
     * One frame's extremes.
     *
     * @param magnitude {@code fftSize / 2 + 1} values
     * @param scratch at least as long, overwritten
     * @param peaks filled with {@link #bands()} mean greatest magnitudes from {@code offset} on
     * @param valleys likewise with mean least magnitudes
     */
    public void extremes(float[] magnitude, float[] scratch, float[] peaks, float[] valleys, int offset) {
        for (int band = 0; band < from.length; band++) {
            int length = to[band] - from[band];
            System.arraycopy(magnitude, from[band], scratch, 0, length);
            Arrays.sort(scratch, 0, length);
            peaks[offset + band] = mean(scratch, length - extremes[band], length);
            valleys[offset + band] = mean(scratch, 0, extremes[band]);
        }
    }

    private static float mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return (float) (sum / (to - from));
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
