package dev.undertone.features.voice;

import java.util.Arrays;
import java.util.Objects;

/**
 * Frequency and bandwidth of formants 1 to 3 as the published eGeMAPS figures hold them, from the spectrum of 20 ms at
 * 16 kHz. Holds scratch memory: used by one thread.
 *
 * <p>Eyben et al. describe roots of a linear predictor of order 11 at 11 kHz. The figures users compare with come from
 * one program, and comparing its output on single impulses and on speech with the definition shows three departures that
 * every published eGeMAPS table inherits, so they are part of the set:
 * <ul>
 *   <li>only frequencies below 3.4 kHz (bins 0 to 109 of 512) reach the signal at 11 kHz;
 *   <li>the frame stands in the middle of 512 samples and the first 320 of those are analysed, so that its last 6 ms are
 *       left out;
 *   <li>the roots are those of {@code 1 + Σ a[i]·z^-i} where the prediction error filter is {@code 1 - Σ a[i]·z^-i}.
 * </ul>
 * They therefore move with the spectral envelope but are no resonances: their bandwidths lie near 1000 Hz.
 * {@code FormantFinder} finds true ones.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">F. Eyben et al.: The Geneva minimalistic acoustic parameter
 *     set (GeMAPS) for voice research and affective computing, 2016</a>
 */
public final class GemapsFormants {

    /** How many formants are told. */
    public static final int FORMANTS = 3;

    private static final int ORDER = 11;
    private static final int SAMPLE_RATE_HZ = 11_000;
    private static final double HZ_PER_RADIAN = SAMPLE_RATE_HZ / (2 * Math.PI);

    /** As long at 11 kHz as 512 samples at 16 kHz. */
    private static final int PERIOD = 352;

    private static final int BINS = 110;
    private static final int SAMPLES = 220;
    /** The 96 samples at 16 kHz before a frame of 320 in the middle of 512. */
    private static final int LEAD = 66;

    /** Times 0 to a quarter period; every other time follows by symmetry. */
    private static final int QUARTER = PERIOD / 4 + 1;
    /** A multiple of 32, so that vector instructions leave no rest. */
    private static final int PADDED = 96;

    private static final float[][] COSINE = new float[BINS][PADDED];
    private static final float[][] SINE = new float[BINS][PADDED];

    static {
        for (int k = 0; k < BINS; k++) {
            for (int m = 0; m < QUARTER; m++) {
                double angle = 2 * Math.PI * ((long) k * m % PERIOD) / PERIOD;
                COSINE[k][m] = (float) Math.cos(angle);
                SINE[k][m] = (float) Math.sin(angle);
            }
        }
    }

    private final float[] evenCosine = new float[PADDED];
    private final float[] oddCosine = new float[PADDED];
    private final float[] evenSine = new float[PADDED];
    private final float[] oddSine = new float[PADDED];
    private final double[] samples = new double[SAMPLES + ORDER];
    private final double[] correlation = new double[ORDER + 1];
    private final double[] predictor = new double[ORDER + 1];
    private final LinearPredictor prediction = new LinearPredictor(ORDER);
    private final PolynomialRoots roots = new PolynomialRoots(ORDER);
    private final double[] rootsRe = new double[ORDER / 2];
    private final double[] rootsIm = new double[ORDER / 2];
    private final float[] hz = new float[FORMANTS + 1];
    private final float[] bandwidthHz = new float[FORMANTS + 1];

    /**
     * Takes the next frame's spectrum: 320 samples at 16 kHz times a symmetric Hamming window, transformed with 512 points
     * of which they are the first. The scale does not matter.
     *
     * @param re real parts of at least bins 0 to 109
     * @param im imaginary parts of the same
     */
    public void measure(float[] re, float[] im) {
        Arrays.fill(hz, 0);
        Arrays.fill(bandwidthHz, 0);
        resample(re, im);
        correlate();
        if (!prediction.fit(correlation, 0, predictor)) {
            return;
        }
        for (int i = 1; i <= ORDER; i++) {
            predictor[i] = -predictor[i];
        }
        int pairs = roots.upperHalf(predictor, ORDER, rootsRe, rootsIm);
        int found = 0;
        for (int i = 0; i < pairs; i++) {
            double frequency = Math.atan2(rootsIm[i], rootsRe[i]) * HZ_PER_RADIAN;
            double width = Math.abs(Math.log(rootsRe[i] * rootsRe[i] + rootsIm[i] * rootsIm[i])) * HZ_PER_RADIAN;
            found = Math.min(FORMANTS, insert(found, (float) frequency, (float) width));
        }
    }

    /**
     * The frequency of a formant of the last frame, in (0, 5500) Hz.
     *
     * @param formant 0 to 2, from the lowest
     * @return 0 if the frame is silent, is not finite or has fewer
     */
    public float hz(int formant) {
        return hz[Objects.checkIndex(formant, FORMANTS)];
    }

    /**
     * The bandwidth of a formant of the last frame, {@code |ln r|·11000/π} Hz for a root at distance r from 0.
     *
     * @param formant 0 to 2, from the lowest
     * @return 0 if the frame is silent, is not finite or has fewer
     */
    public float bandwidthHz(int formant) {
        return bandwidthHz[Objects.checkIndex(formant, FORMANTS)];
    }

    /** Sums the bins' waves at 11 kHz. */
    private void resample(float[] re, float[] im) {
        sum(re, COSINE, 0, evenCosine);
        sum(re, COSINE, 1, oddCosine);
        sum(im, SINE, 0, evenSine);
        sum(im, SINE, 1, oddSine);
        for (int m = 0; m < QUARTER; m++) {
            samples[LEAD + m] = (evenCosine[m] + oddCosine[m]) - (evenSine[m] + oddSine[m]);
        }
        for (int m = 1; m <= LEAD; m++) {
            samples[LEAD - m] = (evenCosine[m] + oddCosine[m]) + (evenSine[m] + oddSine[m]);
        }
        int end = LEAD + PERIOD / 2;
        for (int m = end - SAMPLES + 1; m < QUARTER; m++) {
            samples[end - m] = (evenCosine[m] - oddCosine[m]) + (evenSine[m] - oddSine[m]);
        }
    }

    /** Σ part[k]·wave[k][m] over every second k. */
    private static void sum(float[] part, float[][] wave, int from, float[] into) {
        Arrays.fill(into, 0);
        int k = from;
        for (; k + 8 <= BINS; k += 8) {
            addFour(
                    part[k],
                    wave[k],
                    part[k + 2],
                    wave[k + 2],
                    part[k + 4],
                    wave[k + 4],
                    part[k + 6],
                    wave[k + 6],
                    into);
        }
        for (; k < BINS; k += 2) {
            float gain = part[k];
            float[] one = wave[k];
            for (int m = 0; m < PADDED; m++) {
                into[m] += gain * one[m];
            }
        }
    }

    private static void addFour(
            float a,
            float[] waveA,
            float b,
            float[] waveB,
            float c,
            float[] waveC,
            float d,
            float[] waveD,
            float[] into) {
        for (int m = 0; m < PADDED; m++) {
            into[m] += a * waveA[m] + b * waveB[m] + (c * waveC[m] + d * waveD[m]);
        }
    }

    private void correlate() {
        for (int lag = 0; lag <= ORDER; lag += 4) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int m = 0; m < SAMPLES; m++) {
                double sample = samples[m];
                sum0 += sample * samples[m + lag];
                sum1 += sample * samples[m + lag + 1];
                sum2 += sample * samples[m + lag + 2];
                sum3 += sample * samples[m + lag + 3];
            }
            correlation[lag] = sum0;
            correlation[lag + 1] = sum1;
            correlation[lag + 2] = sum2;
            correlation[lag + 3] = sum3;
        }
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
