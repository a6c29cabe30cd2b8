package dev.undertone.features.voice;

/**
 * The first formants of a frame: resonances of a linear predictor fitted to the pre-emphasised spectrum, two coefficients
 * for each kHz of half the sample rate and two more, 18 at 16 kHz. Holds scratch memory: used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1975.9792">J. Makhoul: Linear prediction, a tutorial review, 1975</a>
 */
public final class FormantFinder {

    /** How many formants are told. */
    public static final int FORMANTS = 3;

    private static final int MIN_RATE_HZ = 8000;
    /** Above it most of the predictor's coefficients would be spent beyond the formants. */
    private static final int MAX_RATE_HZ = 24_000;

    private static final double PRE_EMPHASIS = 0.97;
    /** As white noise 50 dB under the frame: keeps the predictor stable on pure tones. */
    private static final double NOISE_CORRECTION = 1e-5;

    private static final double MIN_HZ = 150;
    private static final double MAX_HZ = 5500;
    private static final double MAX_BANDWIDTH_HZ = 800;

    private final int order;
    private final double hzPerRadian;
    private final CorrelationTransform inverse;
    private final float[] emphasis;
    private final float[] emphasised;
    private final float[] correlation;
    private final double[] predictor;
    private final double[] lags;
    private final LinearPredictor prediction;
    private final PolynomialRoots roots;
    private final double[] rootsRe;
    private final double[] rootsIm;
    private final float[] hz = new float[FORMANTS + 1];
    private final float[] bandwidthHz = new float[FORMANTS + 1];

    /**
     * For spectra of transforms of that size. Every other frequency is enough for the few lags wanted, exactly, as long
     * as the frames are shorter than half the transform.
     *
     * @param sampleRateHz in 8000..24000
     */
    public FormantFinder(int fftSize, int sampleRateHz) {
        if (sampleRateHz < MIN_RATE_HZ || sampleRateHz > MAX_RATE_HZ) {
            throw new IllegalArgumentException("formants need a sampleRateHz in " + MIN_RATE_HZ + ".." + MAX_RATE_HZ
                    + " but had " + sampleRateHz + "; 16000 suits them best");
        }
        order = 2 * (int) Math.rint(sampleRateHz / 2000.0) + 2;
        predictor = new double[order + 1];
        lags = new double[order + 1];
        prediction = new LinearPredictor(order);
        roots = new PolynomialRoots(order);
        rootsRe = new double[order / 2];
        rootsIm = new double[order / 2];
        hzPerRadian = sampleRateHz / (2 * Math.PI);
        int bins = fftSize / 4 + 1;
        inverse = new CorrelationTransform(bins);
        emphasised = new float[bins];
        correlation = new float[bins];
        emphasis = new float[bins];
        for (int k = 0; k < emphasis.length; k++) {
            double cosine = Math.cos(4 * Math.PI * k / fftSize);
            emphasis[k] = (float) (1 + PRE_EMPHASIS * PRE_EMPHASIS - 2 * PRE_EMPHASIS * cosine);
        }
    }

    /**
     * Finds up to {@link #FORMANTS} resonances within 150–5500 Hz and at most 800 Hz wide, lowest first.
     *
     * @param power the frame's power spectrum
     * @return how many, to be read with {@link #hz} and {@link #bandwidthHz}
     */
    public int find(float[] power) {
        for (int k = 0; k < emphasis.length; k++) {
            emphasised[k] = power[2 * k] * emphasis[k];
        }
        inverse.apply(emphasised, correlation);
        for (int lag = 0; lag <= order; lag++) {
            lags[lag] = correlation[lag];
        }
        if (!prediction.fit(lags, NOISE_CORRECTION, predictor)) {
            return 0;
        }
        int pairs = roots.upperHalf(predictor, order, rootsRe, rootsIm);
        int found = 0;
        for (int i = 0; i < pairs; i++) {
            double frequency = Math.atan2(rootsIm[i], rootsRe[i]) * hzPerRadian;
            double width = -Math.log(rootsRe[i] * rootsRe[i] + rootsIm[i] * rootsIm[i]) * hzPerRadian;
            if (frequency >= MIN_HZ && frequency <= MAX_HZ && width <= MAX_BANDWIDTH_HZ) {
                found = Math.min(FORMANTS, insert(found, (float) frequency, (float) width));
            }
        }
        return found;
    }

    /** In Hz, of one of the last frame's formants, from 0 on. */
    public float hz(int formant) {
        return hz[formant];
    }

    /** Likewise its width at half its power. */
    public float bandwidthHz(int formant) {
        return bandwidthHz[formant];
    }

    private int insert(int count, float frequency, float width) {
        int at = count;
        while (at > 0 && hz[at - 1] > frequency) {
            hz[at] = hz[at - 1];
            bandwidthHz[at] = bandwidthHz[at - 1];
            at--;
        }
        hz[at] = frequency;
        bandwidthHz[at] = width;
        return count + 1;
    }
}
