package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * One octave's tones of a {@link ConstantQ} transform as spectra, so that a frame's products with them are short sums over
 * its own spectrum. What makes the least hundredth of a tone's spectrum is left out. Immutable and thread-safe.
 */
final class ConstantQFilters {

    private static final double LEFT_OUT = 0.01;

    private final RealFft fft;
    private final int[] first;
    private final float[][] re;
    private final float[][] im;

    /** @param gain by which all is multiplied */
    ConstantQFilters(double[] hz, double rateHz, double periods, int hopSamples, double[] gain) {
        double longest = periods * rateHz / hz[0];
        int size = Math.max(powerOfTwo(longest), 2 * powerOfTwo(hopSamples));
        fft = new RealFft(size);
        first = new int[hz.length];
        re = new float[hz.length][];
        im = new float[hz.length][];
        for (int row = 0; row < hz.length; row++) {
            fill(row, hz[row] / rateHz, periods * rateHz / hz[row], gain[row]);
        }
    }

    private static int powerOfTwo(double atLeast) {
        return Math.max(RealFft.MIN_SIZE, 1 << (int) Math.ceil(Math.log(atLeast) / Math.log(2) - 1e-12));
    }

    private void fill(int row, double cyclesPerSample, double length, double gain) {
        int size = fft.size();
        int before = (int) Math.ceil(length / 2);
        int samples = before + (int) Math.floor(length / 2);
        float[] cosine = new float[size];
        float[] sine = new float[size];
        int offset = (size - samples) / 2;
        double windowSum = samples / 2.0;
        for (int i = 0; i < samples; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples);
            double weight = gain * window / windowSum * length / size;
            double phase = 2 * Math.PI * cyclesPerSample * (i - before);
            cosine[offset + i] = (float) (weight * Math.cos(phase));
            sine[offset + i] = (float) (weight * Math.sin(phase));
        }
        float[] a = new float[fft.bins()];
        float[] b = new float[fft.bins()];
        float[] c = new float[fft.bins()];
        float[] d = new float[fft.bins()];
        RealFft.Workspace workspace = fft.newWorkspace();
        fft.transform(cosine, a, b, workspace);
        fft.transform(sine, c, d, workspace);
        for (int k = 0; k < a.length; k++) {
            a[k] -= d[k];
            b[k] += c[k];
        }
        leaveOut(a, b);
        int from = 0;
        while (a[from] == 0 && b[from] == 0) {
            from++;
        }
        int to = a.length;
        while (a[to - 1] == 0 && b[to - 1] == 0) {
            to--;
        }
        first[row] = from;
        re[row] = Arrays.copyOfRange(a, from, to);
        im[row] = Arrays.copyOfRange(b, from, to);
    }

    /** Zeroes the smallest values that together make a hundredth of all. */
    private static void leaveOut(float[] a, float[] b) {
        double[] magnitude = new double[a.length];
        double total = 0;
        for (int k = 0; k < a.length; k++) {
            magnitude[k] = Math.hypot(a[k], b[k]);
            total += magnitude[k];
        }
        double[] sorted = magnitude.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int least = -1;
        do {
            sum += sorted[++least];
        } while (sum < LEFT_OUT * total);
        for (int k = 0; k < a.length; k++) {
            if (magnitude[k] < sorted[least]) {
                a[k] = 0;
                b[k] = 0;
            }
        }
    }

    RealFft fft() {
        return fft;
    }

    /** Fills in the magnitudes of a frame's products, from its spectrum. */
    void apply(float[] spectrumRe, float[] spectrumIm, float[] into, int at) {
        for (int row = 0; row < first.length; row++) {
            float[] fr = re[row];
            float[] fi = im[row];
            int from = first[row];
            float sumRe = 0;
            float sumIm = 0;
            for (int i = 0; i < fr.length; i++) {
                float xr = spectrumRe[from + i];
                float xi = spectrumIm[from + i];
                sumRe += fr[i] * xr - fi[i] * xi;
                sumIm += fr[i] * xi + fi[i] * xr;
            }
            into[at + row] = (float) Math.sqrt(sumRe * sumRe + sumIm * sumIm);
        }
    }
}
