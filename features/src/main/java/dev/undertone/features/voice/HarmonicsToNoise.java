package dev.undertone.features.voice;

/**
 * The harmonics-to-noise ratio of a frame: {@code 10·log10(r(T) / (r(0) - r(T)))} with {@code r} the autocorrelation of
 * the windowed frame and {@code T} its local maximum nearest to the period. The window's own decay is left in, as in the
 * Geneva minimalistic acoustic parameter set: a perfectly periodic frame reads 11 dB at 150 Hz and 19 dB at 400 Hz. Holds
 * scratch memory: used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">Eyben et al.: The Geneva Minimalistic Acoustic Parameter Set
 *     (GeMAPS), 2016</a>
 */
public final class HarmonicsToNoise {

    /** The ratio is kept within this, in either direction. */
    public static final float LIMIT_DB = 100;

    private static final int MIN_LAG = 2;

    private final int sampleRateHz;
    private final CorrelationTransform inverse;
    private final float[] power;
    private final float[] correlation;

    /** For the {@code fftSize / 2 + 1} magnitudes of transforms of that size, a power of two of at least 16. */
    public HarmonicsToNoise(int sampleRateHz, int fftSize) {
        if (fftSize < 16 || Integer.bitCount(fftSize) != 1) {
            throw new IllegalArgumentException("fftSize must be a power of two of at least 16 but was " + fftSize);
        }
        this.sampleRateHz = sampleRateHz;
        int bins = fftSize / 2 + 1;
        inverse = new CorrelationTransform(bins);
        power = new float[bins];
        correlation = new float[bins];
    }

    /**
     * The ratio in decibels, within ±{@value #LIMIT_DB}; 0 for a frame without pitch.
     *
     * @param magnitude of the windowed frame
     * @param f0Hz its pitch; 0: none
     */
    public float db(float[] magnitude, float f0Hz) {
        if (f0Hz == 0) {
            return 0;
        }
        for (int k = 0; k < power.length; k++) {
            power[k] = magnitude[k] * magnitude[k];
        }
        inverse.apply(power, correlation);
        float whole = correlation[0];
        float periodic = correlation[peakNear(sampleRateHz / f0Hz)];
        if (!(periodic > 0)) {
            return -LIMIT_DB;
        }
        float noise = whole - periodic;
        if (!(noise > 0)) {
            return LIMIT_DB;
        }
        return Math.max(-LIMIT_DB, Math.min(LIMIT_DB, (float) (10 * Math.log10(periodic / noise))));
    }

    /** The local maximum nearest to a lag, or the lag itself where there is none. */
    private int peakNear(float lag) {
        int last = correlation.length - 2;
        int nearest = Math.max(MIN_LAG, Math.min(last, Math.round(lag)));
        int below = nearest;
        while (below >= MIN_LAG && !peak(below)) {
            below--;
        }
        int above = nearest + 1;
        while (above <= last && !peak(above)) {
            above++;
        }
        if (below < MIN_LAG) {
            return above > last ? nearest : above;
        }
        return above > last || lag - below <= above - lag ? below : above;
    }

    private boolean peak(int lag) {
        return correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
    }
}
