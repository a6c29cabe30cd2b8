package dev.undertone.features.spectral;

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

    /** The smallest and largest supported sizes. */
    public static final int MIN_SIZE = 4;

    public static final int MAX_SIZE = 1 << 20;

    private final int size;
    private final int half;
    /** Per radix-4 stage, 6 numbers for each p: re and im of w^p, w^2p, w^3p with w = exp(-2πi/n). */
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
        int stages = 0;
        for (int n = half; n >= 4; n /= 4) {
            stages++;
        }
        this.twiddles = new float[stages][];
        for (int stage = 0, n = half; stage < stages; stage++, n /= 4) {
            twiddles[stage] = stageTwiddles(n);
        }
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

        private Workspace(int half) {
            re = new float[half];
            im = new float[half];
            otherRe = new float[half];
            otherIm = new float[half];
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
        float[] zr = workspace.re;
        float[] zi = workspace.im;
        re[0] = zr[0] + zi[0];
        im[0] = 0;
        re[half] = zr[0] - zi[0];
        im[half] = 0;
        for (int k = 1, j = half - 1; k <= j; k++, j--) {
            float evenRe = 0.5f * (zr[k] + zr[j]);
            float evenIm = 0.5f * (zi[k] - zi[j]);
            float sumIm = zi[k] + zi[j];
            float differenceRe = zr[k] - zr[j];
            float oddRe = partRe[k] * sumIm + partIm[k] * differenceRe;
            float oddIm = partIm[k] * sumIm - partRe[k] * differenceRe;
            re[k] = evenRe + oddRe;
            im[k] = evenIm + oddIm;
            re[j] = evenRe - oddRe;
            im[j] = oddIm - evenIm;
        }
    }

    /**
     * The power spectrum {@code |X[k]|²} of {@code size} samples.
     *
     * @param samples at least {@code size}; the rest is ignored
     * @param power filled with {@link #bins()} values
     */
    public void power(float[] samples, float[] power, Workspace workspace) {
        complexTransform(samples, workspace);
        float[] zr = workspace.re;
        float[] zi = workspace.im;
        float dc = zr[0] + zi[0];
        float nyquist = zr[0] - zi[0];
        power[0] = dc * dc;
        power[half] = nyquist * nyquist;
        for (int k = 1, j = half - 1; k <= j; k++, j--) {
            float evenRe = 0.5f * (zr[k] + zr[j]);
            float evenIm = 0.5f * (zi[k] - zi[j]);
            float sumIm = zi[k] + zi[j];
            float differenceRe = zr[k] - zr[j];
            float oddRe = partRe[k] * sumIm + partIm[k] * differenceRe;
            float oddIm = partIm[k] * sumIm - partRe[k] * differenceRe;
            float lowRe = evenRe + oddRe;
            float lowIm = evenIm + oddIm;
            float highRe = evenRe - oddRe;
            float highIm = oddIm - evenIm;
            power[k] = lowRe * lowRe + lowIm * lowIm;
            power[j] = highRe * highRe + highIm * highIm;
        }
    }

    /** Leaves the transform of {@code x[2n] + i·x[2n+1]} in the workspace's re and im. */
    private void complexTransform(float[] samples, Workspace w) {
        if (samples.length < size) {
            throw new IllegalArgumentException(
                    "samples must be at least the FFT size (" + size + ") but were " + samples.length);
        }
        if (w.re.length != half) {
            throw new IllegalArgumentException(
                    "the workspace must come from this plan (size " + size + ") but is of size " + 2 * w.re.length);
        }
        if (half < 4) {
            w.re[0] = samples[0] + samples[2];
            w.im[0] = samples[1] + samples[3];
            w.re[1] = samples[0] - samples[2];
            w.im[1] = samples[1] - samples[3];
            return;
        }
        firstStage(samples, w.re, w.im, twiddles[0]);
        int n = half / 4;
        int stride = 4;
        for (int stage = 1; stage < twiddles.length; stage++) {
            stage(w.re, w.im, w.otherRe, w.otherIm, twiddles[stage], n / 4, stride);
            w.swap();
            n /= 4;
            stride *= 4;
        }
        if (n == 2) {
            lastRadix2(w.re, w.im, w.otherRe, w.otherIm, stride);
            w.swap();
        }
    }

    private static void firstStage(float[] x, float[] yr, float[] yi, float[] w) {
        int m = yr.length / 4;
        for (int p = 0; p < m; p++) {
            float ar = x[2 * p];
            float ai = x[2 * p + 1];
            float br = x[2 * (p + m)];
            float bi = x[2 * (p + m) + 1];
            float cr = x[2 * (p + 2 * m)];
            float ci = x[2 * (p + 2 * m) + 1];
            float dr = x[2 * (p + 3 * m)];
            float di = x[2 * (p + 3 * m) + 1];
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
            yr[4 * p] = sumAcR + sumBdR;
            yi[4 * p] = sumAcI + sumBdI;
            yr[4 * p + 1] = w[6 * p] * t1r - w[6 * p + 1] * t1i;
            yi[4 * p + 1] = w[6 * p] * t1i + w[6 * p + 1] * t1r;
            yr[4 * p + 2] = w[6 * p + 2] * t2r - w[6 * p + 3] * t2i;
            yi[4 * p + 2] = w[6 * p + 2] * t2i + w[6 * p + 3] * t2r;
            yr[4 * p + 3] = w[6 * p + 4] * t3r - w[6 * p + 5] * t3i;
            yi[4 * p + 3] = w[6 * p + 4] * t3i + w[6 * p + 5] * t3r;
        }
    }

    /** One radix-4 stage: {@code m} butterflies of its own twiddles, each over {@code stride} adjacent columns. */
    private static void stage(float[] xr, float[] xi, float[] yr, float[] yi, float[] w, int m, int stride) {
        int quarter = m * stride;
        for (int p = 0; p < m; p++) {
            int from = stride * p;
            butterflies(
                    xr,
                    xi,
                    yr,
                    yi,
                    from,
                    quarter,
                    stride,
                    w[6 * p],
                    w[6 * p + 1],
                    w[6 * p + 2],
                    w[6 * p + 3],
                    w[6 * p + 4],
                    w[6 * p + 5]);
        }
    }

    private static void butterflies(
            float[] xr,
            float[] xi,
            float[] yr,
            float[] yi,
            int from,
            int quarter,
            int stride,
            float w1r,
            float w1i,
            float w2r,
            float w2i,
            float w3r,
            float w3i) {
        int to = 4 * from;
        for (int q = 0; q < stride; q++) {
            float ar = xr[from + q];
            float ai = xi[from + q];
            float br = xr[from + quarter + q];
            float bi = xi[from + quarter + q];
            float cr = xr[from + 2 * quarter + q];
            float ci = xi[from + 2 * quarter + q];
            float dr = xr[from + 3 * quarter + q];
            float di = xi[from + 3 * quarter + q];
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
            yr[to + q] = sumAcR + sumBdR;
            yi[to + q] = sumAcI + sumBdI;
            yr[to + stride + q] = w1r * t1r - w1i * t1i;
            yi[to + stride + q] = w1r * t1i + w1i * t1r;
            yr[to + 2 * stride + q] = w2r * t2r - w2i * t2i;
            yi[to + 2 * stride + q] = w2r * t2i + w2i * t2r;
            yr[to + 3 * stride + q] = w3r * t3r - w3i * t3i;
            yi[to + 3 * stride + q] = w3r * t3i + w3i * t3r;
        }
    }

    private static void lastRadix2(float[] xr, float[] xi, float[] yr, float[] yi, int stride) {
        for (int q = 0; q < stride; q++) {
            yr[q] = xr[q] + xr[q + stride];
            yi[q] = xi[q] + xi[q + stride];
            yr[q + stride] = xr[q] - xr[q + stride];
            yi[q + stride] = xi[q] - xi[q + stride];
        }
    }
}
