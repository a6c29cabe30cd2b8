package dev.undertone.features.spectral;

import java.util.ArrayList;
import java.util.List;

/**
 * Discrete Fourier transform of real samples, {@code X[k] = Σ x[n]·exp(-2πi·k·n/size)}, unscaled. A plan is immutable
 * and thread-safe; each thread brings its own {@link Workspace}.
 *
 * <p>The samples are taken as half as many complex numbers and go through a Stockham autosort transform of radix 4, whose
 * inner loops run over adjacent memory and whose output needs no bit reversal; the halves are then parted by symmetry.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970999">Van Loan, Computational Frameworks for the Fast Fourier
 *     Transform, 1992, sections 1.7 and 4.3</a>
 */
public final class RealFft {

    /** The smallest size. */
    public static final int MIN_SIZE = 4;

    private static final int MAX_SIZE = 1 << 20;

    private final int size;
    private final int half;
    /** Per stage with twiddles, 6 numbers for each p: re and im of w^p, w^2p, w^3p with w = exp(-2πi/n). */
    private final float[][] twiddles;

    private final float[] partRe;
    private final float[] partIm;

    /** @param size number of samples, a power of two in 4..2^20 */
    public RealFft(int size) {
        if (size < MIN_SIZE || size > MAX_SIZE || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "FFT size must be a power of two in " + MIN_SIZE + ".." + MAX_SIZE + " but was " + size);
        }
        this.size = size;
        this.half = size / 2;
        List<float[]> tables = new ArrayList<>();
        for (int n = half; n > 4 || n == half; n /= 4) {
            tables.add(stageTwiddles(n));
        }
        this.twiddles = tables.toArray(new float[0][]);
        this.partRe = new float[half / 2 + 1];
        this.partIm = new float[half / 2 + 1];
        for (int k = 0; k < partRe.length; k++) {
            double angle = -2 * Math.PI * k / size;
            partRe[k] = (float) (0.5 * Math.cos(angle));
            partIm[k] = (float) (0.5 * Math.sin(angle));
        }
    }

    private static float[] stageTwiddles(int n) {
        float[] table = new float[n / 4 * 6];
        for (int p = 0; p < n / 4; p++) {
            for (int power = 1; power <= 3; power++) {
                double angle = -2 * Math.PI * p * power / n;
                table[6 * p + 2 * power - 2] = (float) Math.cos(angle);
                table[6 * p + 2 * power - 1] = (float) Math.sin(angle);
            }
        }
        return table;
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** Number of frequencies from 0 to Nyquist: {@code size / 2 + 1}. */
    public int bins() {
        return half + 1;
    }

    /** Scratch memory for one thread's transforms with this plan. */
    public Workspace newWorkspace() {
        return new Workspace(half);
    }

    /** Scratch memory of a transform; not thread-safe. */
    public static final class Workspace {
        private float[] re;
        private float[] im;
        private float[] otherRe;
        private float[] otherIm;
        /** What the inverse transform is fed with. */
        private final float[] packed;

        private Workspace(int half) {
            re = new float[half + 1];
            im = new float[half + 1];
            otherRe = new float[half + 1];
            otherIm = new float[half + 1];
            packed = new float[2 * half];
        }

        private void swap() {
            float[] keptRe = re;
            float[] keptIm = im;
            re = otherRe;
            im = otherIm;
            otherRe = keptRe;
            otherIm = keptIm;
        }
    }

    /**
     * Transforms {@code size} samples.
     *
     * @param samples at least {@code size}; the rest is ignored
     * @param re filled with the real parts of the {@link #bins()} frequencies
     * @param im likewise the imaginary parts
     */
    public void transform(float[] samples, float[] re, float[] im, Workspace workspace) {
        complexTransform(samples, workspace);
        part(workspace.re, workspace.im, re, im);
    }

    /**
     * The power spectrum {@code |X[k]|²} of {@code size} samples.
     *
     * @param samples at least {@code size}; the rest is ignored
     * @param power filled with {@link #bins()} values
     */
    public void power(float[] samples, float[] power, Workspace workspace) {
        complexTransform(samples, workspace);
        float[] re = workspace.otherRe;
        float[] im = workspace.otherIm;
        part(workspace.re, workspace.im, re, im);
        for (int k = 0; k <= half; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
    }

    /**
     * The {@code size} samples whose {@link #transform} is given.
     *
     * @param re {@link #bins()} real parts
     * @param im likewise the imaginary parts; the first and the last are taken as 0
     * @param samples filled with {@code size} values
     */
    public void inverse(float[] re, float[] im, float[] samples, Workspace workspace) {
        float[] packed = workspace.packed;
        // Real and imaginary parts are exchanged on the way in and out: the transform then is the inverse one.
        packed[0] = re[0] - re[half];
        packed[1] = re[0] + re[half];
        for (int k = 1; k <= half / 2; k++) {
            int j = half - k;
            float evenRe = re[k] + re[j];
            float evenIm = im[k] - im[j];
            float differenceRe = re[k] - re[j];
            float differenceIm = im[k] + im[j];
            float wr = 2 * partRe[k];
            float wi = -2 * partIm[k];
            float oddRe = wr * differenceRe - wi * differenceIm;
            float oddIm = wr * differenceIm + wi * differenceRe;
            packed[2 * k] = evenIm + oddRe;
            packed[2 * k + 1] = evenRe - oddIm;
            packed[2 * j] = oddRe - evenIm;
            packed[2 * j + 1] = evenRe + oddIm;
        }
        complexTransform(packed, workspace);
        float scale = 1f / size;
        for (int m = 0; m < half; m++) {
            samples[2 * m] = scale * workspace.im[m];
            samples[2 * m + 1] = scale * workspace.re[m];
        }
    }

    /** Parts the transform z of even + i·odd samples by symmetry and joins theirs to that of all samples. */
    private void part(float[] zr, float[] zi, float[] re, float[] im) {
        re[0] = zr[0] + zi[0];
        im[0] = 0;
        re[half] = zr[0] - zi[0];
        im[half] = 0;
        for (int k = 1; k <= half / 2; k++) {
            int j = half - k;
            float lowRe = zr[k];
            float lowIm = zi[k];
            float highRe = zr[j];
            float highIm = zi[j];
            float wr = partRe[k];
            float wi = partIm[k];
            float evenRe = 0.5f * (lowRe + highRe);
            float evenIm = 0.5f * (lowIm - highIm);
            float sumIm = lowIm + highIm;
            float differenceRe = lowRe - highRe;
            float oddRe = wr * sumIm + wi * differenceRe;
            float oddIm = wi * sumIm - wr * differenceRe;
            re[k] = evenRe + oddRe;
            im[k] = evenIm + oddIm;
            re[j] = evenRe - oddRe;
            im[j] = oddIm - evenIm;
        }
    }

    /** Leaves the transform of {@code x[2n] + i·x[2n+1]} in the workspace's re and im. */
    private void complexTransform(float[] samples, Workspace w) {
        if (samples.length < size) {
            throw new IllegalArgumentException(
                    "samples must be at least the FFT size (" + size + ") but were " + samples.length);
        }
        if (w.re.length != half + 1) {
            throw new IllegalArgumentException("the workspace must come from this plan (size " + size
                    + ") but is of size " + 2 * (w.re.length - 1));
        }
        if (half == 2) {
            w.re[0] = samples[0] + samples[2];
            w.im[0] = samples[1] + samples[3];
            w.re[1] = samples[0] - samples[2];
            w.im[1] = samples[1] - samples[3];
            return;
        }
        int quarter = half / 4;
        firstStage(samples, w.re, w.im, twiddles[0], quarter);
        int n = quarter;
        for (int stage = 1; stage < twiddles.length; stage++) {
            stage(w.re, w.im, w.otherRe, w.otherIm, twiddles[stage], quarter, 1 << (2 * stage));
            w.swap();
            n /= 4;
        }
        if (n == 4) {
            lastRadix4(w.re, w.im, w.otherRe, w.otherIm, quarter);
            w.swap();
        } else if (n == 2) {
            lastRadix2(w.re, w.im, w.otherRe, w.otherIm, 2 * quarter);
            w.swap();
        }
    }

    /** The stage of stride 1, straight from the samples. */
    private static void firstStage(float[] x, float[] yr, float[] yi, float[] w, int quarter) {
        for (int p = 0; p < quarter; p++) {
            float ar = x[2 * p];
            float ai = x[2 * p + 1];
            float br = x[2 * (p + quarter)];
            float bi = x[2 * (p + quarter) + 1];
            float cr = x[2 * (p + 2 * quarter)];
            float ci = x[2 * (p + 2 * quarter) + 1];
            float dr = x[2 * (p + 3 * quarter)];
            float di = x[2 * (p + 3 * quarter) + 1];
            // Twiddles are read before the first store: the compiler must assume that an output might be their table.
            float w1r = w[6 * p];
            float w1i = w[6 * p + 1];
            float w2r = w[6 * p + 2];
            float w2i = w[6 * p + 3];
            float w3r = w[6 * p + 4];
            float w3i = w[6 * p + 5];
            butterfly(ar, ai, br, bi, cr, ci, dr, di, w1r, w1i, w2r, w2i, w3r, w3i, yr, yi, 4 * p, 1);
        }
    }

    /** A radix-4 stage: neighbours of one stride share their twiddles. */
    private static void stage(float[] xr, float[] xi, float[] yr, float[] yi, float[] w, int quarter, int stride) {
        for (int p = 0; p < quarter / stride; p++) {
            float w1r = w[6 * p];
            float w1i = w[6 * p + 1];
            float w2r = w[6 * p + 2];
            float w2i = w[6 * p + 3];
            float w3r = w[6 * p + 4];
            float w3i = w[6 * p + 5];
            int from = stride * p;
            for (int q = 0; q < stride; q++) {
                float ar = xr[from + q];
                float ai = xi[from + q];
                float br = xr[from + quarter + q];
                float bi = xi[from + quarter + q];
                float cr = xr[from + 2 * quarter + q];
                float ci = xi[from + 2 * quarter + q];
                float dr = xr[from + 3 * quarter + q];
                float di = xi[from + 3 * quarter + q];
                butterfly(ar, ai, br, bi, cr, ci, dr, di, w1r, w1i, w2r, w2i, w3r, w3i, yr, yi, 4 * from + q, stride);
            }
        }
    }

    private static void butterfly(
            float ar,
            float ai,
            float br,
            float bi,
            float cr,
            float ci,
            float dr,
            float di,
            float w1r,
            float w1i,
            float w2r,
            float w2i,
            float w3r,
            float w3i,
            float[] yr,
            float[] yi,
            int to,
            int stride) {
        float sumAcR = ar + cr;
        float sumAcI = ai + ci;
        float difAcR = ar - cr;
        float difAcI = ai - ci;
        float sumBdR = br + dr;
        float sumBdI = bi + di;
        float difBdR = br - dr;
        float difBdI = bi - di;
        float t1r = difAcR + difBdI;
        float t1i = difAcI - difBdR;
        float t2r = sumAcR - sumBdR;
        float t2i = sumAcI - sumBdI;
        float t3r = difAcR - difBdI;
        float t3i = difAcI + difBdR;
        yr[to] = sumAcR + sumBdR;
        yi[to] = sumAcI + sumBdI;
        yr[to + stride] = w1r * t1r - w1i * t1i;
        yi[to + stride] = w1r * t1i + w1i * t1r;
        yr[to + 2 * stride] = w2r * t2r - w2i * t2i;
        yi[to + 2 * stride] = w2r * t2i + w2i * t2r;
        yr[to + 3 * stride] = w3r * t3r - w3i * t3i;
        yi[to + 3 * stride] = w3r * t3i + w3i * t3r;
    }

    /** The last stage's twiddles are all 1. */
    private static void lastRadix4(float[] xr, float[] xi, float[] yr, float[] yi, int stride) {
        for (int i = 0; i < stride; i++) {
            float sumAcR = xr[i] + xr[i + 2 * stride];
            float sumAcI = xi[i] + xi[i + 2 * stride];
            float difAcR = xr[i] - xr[i + 2 * stride];
            float difAcI = xi[i] - xi[i + 2 * stride];
            float sumBdR = xr[i + stride] + xr[i + 3 * stride];
            float sumBdI = xi[i + stride] + xi[i + 3 * stride];
            float difBdR = xr[i + stride] - xr[i + 3 * stride];
            float difBdI = xi[i + stride] - xi[i + 3 * stride];
            yr[i] = sumAcR + sumBdR;
            yi[i] = sumAcI + sumBdI;
            yr[i + stride] = difAcR + difBdI;
            yi[i + stride] = difAcI - difBdR;
            yr[i + 2 * stride] = sumAcR - sumBdR;
            yi[i + 2 * stride] = sumAcI - sumBdI;
            yr[i + 3 * stride] = difAcR - difBdI;
            yi[i + 3 * stride] = difAcI + difBdR;
        }
    }

    private static void lastRadix2(float[] xr, float[] xi, float[] yr, float[] yi, int stride) {
        for (int i = 0; i < stride; i++) {
            yr[i] = xr[i] + xr[i + stride];
            yi[i] = xi[i] + xi[i + stride];
            yr[i + stride] = xr[i] - xr[i + stride];
            yi[i + stride] = xi[i] - xi[i + stride];
        }
    }
}
