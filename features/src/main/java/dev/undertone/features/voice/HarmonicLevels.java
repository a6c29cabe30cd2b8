package dev.undertone.features.voice;

import java.util.Arrays;

/**
 * Differences between the levels of a voice's harmonics, from the magnitude spectrum of a frame (60 ms in eGeMAPS) and the
 * frame's pitch and formants. Holds the last frame's figures: used by one thread.
 *
 * <p>The level of harmonic k is the height of the peak of the spectrum nearest to k·F0 and no further from it than half of
 * F0, by the parabola through its three highest bins. Peaks that do not exist count as −200 dB.
 *
 * <p>Eyben et al. name the differences H1–H2 and H1–A3. The published figures, as comparing them with the spectra shows,
 * count harmonics from F0 as number 0: H1 is the peak at twice F0, H2 that at three times F0; the formants' amplitudes are
 * relative to the highest bin of the peak at F0.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">F. Eyben et al.: The Geneva minimalistic acoustic parameter
 *     set (GeMAPS) for voice research and affective computing, 2016</a>
 */
public final class HarmonicLevels {

    /** The amplitude of a formant in a frame without pitch, in dB. */
    public static final float NO_PITCH_DB = -201;

    private static final double MISSING_DB = -200;
    /** The harmonic of a formant lies within this share of the formant's frequency. */
    private static final double FORMANT_RANGE = 0.2;

    private final int fftSize;
    private final double hzPerBin;
    private final float[] amplitudeDb = new float[GemapsFormants.FORMANTS];
    private float h1MinusH2;
    private float h1MinusA3;

    private double peakBin;
    private double peakHeight;
    private int highestBin;

    /**
     * @param sampleRateHz of the recording
     * @param fftSize points of the transform whose magnitudes are measured, even
     */
    public HarmonicLevels(int sampleRateHz, int fftSize) {
        if (sampleRateHz < 1) {
            throw new IllegalArgumentException("sampleRateHz must be positive but was " + sampleRateHz);
        }
        if (fftSize < 4 || fftSize % 2 != 0) {
            throw new IllegalArgumentException("fftSize must be even and at least 4 but was " + fftSize);
        }
        this.fftSize = fftSize;
        hzPerBin = (double) sampleRateHz / fftSize;
    }

    /**
     * Measures the next frame.
     *
     * @param magnitude of bins 0 to {@code fftSize / 2}, on any scale
     * @param f0Hz the pitch; 0 for none, and as none counts one below the width of a bin, whose harmonics no bin parts
     * @param f1Hz the first formant, 0 for none; likewise the others
     */
    public void measure(float[] magnitude, float f0Hz, float f1Hz, float f2Hz, float f3Hz) {
        if (magnitude.length <= fftSize / 2) {
            throw new IllegalArgumentException("magnitude must hold bins 0.." + fftSize / 2 + " of a transform of "
                    + fftSize + " points but is of length " + magnitude.length);
        }
        double spacing = f0Hz / hzPerBin;
        if (!(spacing >= 1) || !findPeak(magnitude, spacing, 1)) {
            h1MinusH2 = 0;
            h1MinusA3 = 0;
            Arrays.fill(amplitudeDb, NO_PITCH_DB);
            return;
        }
        double fundamental = magnitude[highestBin];
        double h1 = level(magnitude, spacing, 2, fundamental);
        h1MinusH2 = (float) (h1 - level(magnitude, spacing, 3, fundamental));
        amplitudeDb[0] = (float) strongest(magnitude, spacing, f1Hz, fundamental);
        amplitudeDb[1] = (float) strongest(magnitude, spacing, f2Hz, fundamental);
        double a3 = strongest(magnitude, spacing, f3Hz, fundamental);
        amplitudeDb[2] = (float) a3;
        h1MinusA3 = (float) (h1 - a3);
    }

    /** Level at twice F0 over that at three times F0 in dB; 0 in a frame without pitch. */
    public float h1MinusH2() {
        return h1MinusH2;
    }

    /** Level at twice F0 over that of the strongest harmonic near the third formant in dB; 0 in a frame without pitch. */
    public float h1MinusA3() {
        return h1MinusA3;
    }

    /**
     * The level of the strongest harmonic within 20 % of a formant over that at F0, in dB.
     *
     * @param formant 0 to 2, from the lowest
     * @return 0 if that is F0 itself or there is none, {@value #NO_PITCH_DB} in a frame without pitch
     */
    public float amplitudeLogRelF0(int formant) {
        return amplitudeDb[formant];
    }

    private double level(float[] magnitude, double spacing, int harmonic, double fundamental) {
        return findPeak(magnitude, spacing, harmonic)
                ? Math.max(MISSING_DB, 20 * Math.log10(peakHeight / fundamental))
                : MISSING_DB;
    }

    private double strongest(float[] magnitude, double spacing, double formantHz, double fundamental) {
        double low = formantHz * (1 - FORMANT_RANGE) / hzPerBin;
        double high = formantHz * (1 + FORMANT_RANGE) / hzPerBin;
        int last = (int) (Math.min(high, fftSize / 2.0) / spacing + 1);
        double best = 0;
        int bestHarmonic = 1;
        for (int harmonic = Math.max(1, (int) (low / spacing - 1)); harmonic <= last; harmonic++) {
            if (findPeak(magnitude, spacing, harmonic) && peakBin >= low && peakBin <= high && peakHeight > best) {
                best = peakHeight;
                bestHarmonic = harmonic;
            }
        }
        return bestHarmonic == 1 ? 0 : 20 * Math.log10(best / fundamental);
    }

    /** Finds the peak nearest to a harmonic, the higher of two as near, searching outwards bin by bin. */
    private boolean findPeak(float[] magnitude, double spacing, int harmonic) {
        int centre = (int) Math.floor(harmonic * spacing + 0.5);
        int first = Math.max(1, (int) Math.floor((harmonic - 0.5) * spacing + 0.5));
        int last = Math.min(fftSize / 2 - 1, (int) Math.floor((harmonic + 0.5) * spacing + 0.5));
        if (first > last) {
            return false;
        }
        for (int away = Math.max(0, centre - last); centre + away <= last || centre - away >= first; away++) {
            int right = centre + away;
            if (right >= first && right <= last && isPeak(magnitude, right)) {
                interpolate(magnitude, right);
                return true;
            }
            int left = centre - away;
            if (left >= first && left <= last && isPeak(magnitude, left)) {
                interpolate(magnitude, left);
                return true;
            }
        }
        return false;
    }

    private static boolean isPeak(float[] magnitude, int bin) {
        return magnitude[bin] > magnitude[bin - 1] && magnitude[bin] > magnitude[bin + 1];
    }

    private void interpolate(float[] magnitude, int bin) {
        double left = magnitude[bin - 1];
        double top = magnitude[bin];
        double right = magnitude[bin + 1];
        double offset = 0.5 * (left - right) / (left - 2 * top + right);
        highestBin = bin;
        peakBin = bin + offset;
        peakHeight = top - 0.25 * (left - right) * offset;
    }
}
