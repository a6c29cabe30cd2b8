package dev.undertone.features.voice;

import dev.undertone.features.spectral.Lanes;
import dev.undertone.features.spectral.SpectrumBlock;
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
 * {@link FormantFinder} finds true ones.
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

    /** The bins that are heard. */
    public static final int BINS = 110;

    private static final int LANES = SpectrumBlock.LANES;

    private static final int SAMPLES = 220;
    /** The 96 samples at 16 kHz before a frame of 320 in the middle of 512. */
    private static final int LEAD = 66;

    private static final int END = LEAD + PERIOD / 2;

    /** Times 0 to a quarter period; every other time follows by symmetry. */
    private static final int QUARTER = PERIOD / 4 + 1;

    private static final int EIGHTH = (QUARTER - 1) / 2;

    /** By time: the waves of the bins 0, 4, 8, …, of 2, 6, 10, … and of the odd ones. */
    private static final float[][] COSINE_FOURTHS = waves(0, 4, EIGHTH + 1, false);

    private static final float[][] COSINE_TWOS = waves(2, 4, EIGHTH + 1, false);
    private static final float[][] COSINE_ODD = waves(1, 2, QUARTER, false);
    private static final float[][] SINE_FOURTHS = waves(0, 4, EIGHTH + 1, true);
    private static final float[][] SINE_TWOS = waves(2, 4, EIGHTH + 1, true);
    private static final float[][] SINE_ODD = waves(1, 2, QUARTER, true);

    private static float[][] waves(int first, int step, int times, boolean sine) {
        float[][] waves = new float[times][(BINS - first + step - 1) / step];
        for (int m = 0; m < times; m++) {
            for (int i = 0; i < waves[m].length; i++) {
                double angle = 2 * Math.PI * ((long) (first + i * step) * m % PERIOD) / PERIOD;
                waves[m][i] = (float) (sine ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return waves;
    }

    private final float[][] fourths = new float[(BINS + 3) / 4][];
    private final float[][] twos = new float[(BINS + 1) / 4][];
    private final float[][] odd = new float[BINS / 2][];
    private final float[] one = new float[LANES];
    private final float[] other = new float[LANES];
    private final float[][] evenCosine = new float[QUARTER][LANES];
    private final float[][] oddCosine = new float[QUARTER][LANES];
    private final float[][] evenSine = new float[QUARTER][LANES];
    private final float[][] oddSine = new float[QUARTER][LANES];
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
     * Takes the spectra of a block of frames, side by side, to {@link #measure}: 320 samples each at 16 kHz times a symmetric Hamming
     * window, transformed with 512 points of which they are the first. The scale does not matter.
     *
     * @param re real parts of bins 0 to 109, {@code [BINS][LANES]}
     * @param im imaginary parts of the same
     */
    public void resample(float[][] re, float[][] im) {
        sort(re);
        sumEven(COSINE_FOURTHS, COSINE_TWOS, 1, evenCosine);
        sumOdd(COSINE_ODD, oddCosine);
        sort(im);
        sumEven(SINE_FOURTHS, SINE_TWOS, -1, evenSine);
        sumOdd(SINE_ODD, oddSine);
    }

    /**
     * Finds the formants of one of the frames.
     *
     * @param lane which of those that {@link #resample} took
     */
    public void measure(int lane) {
        Arrays.fill(hz, 0);
        Arrays.fill(bandwidthHz, 0);
        copySamples(lane);
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

    /** By how the bins' waves are mirrored about an eighth and a quarter of their period. */
    private void sort(float[][] part) {
        for (int i = 0; i < fourths.length; i++) {
            fourths[i] = part[4 * i];
        }
        for (int i = 0; i < twos.length; i++) {
            twos[i] = part[4 * i + 2];
        }
        for (int i = 0; i < odd.length; i++) {
            odd[i] = part[2 * i + 1];
        }
    }

    /** Those of the fourth bins are even ({@code mirror} 1) or odd (-1) about an eighth, those between them the opposite. */
    private void sumEven(float[][] wavesOfFourths, float[][] wavesOfTwos, float mirror, float[][] into) {
        for (int m = 0; m <= EIGHTH; m++) {
            Lanes.weightedSum(wavesOfFourths[m], fourths, 0, one);
            Lanes.weightedSum(wavesOfTwos[m], twos, 0, other);
            mirror(one, other, mirror, into[m], into[QUARTER - 1 - m]);
        }
    }

    private static void mirror(float[] one, float[] other, float mirror, float[] into, float[] mirrored) {
        for (int lane = 0; lane < LANES; lane++) {
            float a = one[lane];
            float b = other[lane];
            into[lane] = a + b;
            mirrored[lane] = mirror * (a - b);
        }
    }

    private void sumOdd(float[][] waves, float[][] into) {
        for (int m = 0; m < QUARTER; m++) {
            Lanes.weightedSum(waves[m], odd, 0, into[m]);
        }
    }

    /** A frame's samples at 11 kHz. */
    private void copySamples(int lane) {
        for (int m = 0; m < QUARTER; m++) {
            float cosine = evenCosine[m][lane] + oddCosine[m][lane];
            float sine = evenSine[m][lane] + oddSine[m][lane];
            samples[LEAD + m] = cosine - sine;
            if (m <= LEAD) {
                samples[LEAD - m] = cosine + sine;
            }
            if (m >= END - SAMPLES + 1 && m < QUARTER - 1) {
                samples[END - m] = (evenCosine[m][lane] - oddCosine[m][lane]) + (evenSine[m][lane] - oddSine[m][lane]);
            }
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
