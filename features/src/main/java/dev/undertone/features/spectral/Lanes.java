package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Arithmetic on rows of {@link SpectrumBlock#LANES} numbers, one a frame. Every loop runs over the same index of whole
 * rows: only such loops does the compiler of Java 17 turn into vector instructions.
 */
public final class Lanes {

    private static final int LANES = SpectrumBlock.LANES;

    private Lanes() {}

    /** Four neighbouring samples of every frame; the frames' samples lie {@code stride} apart. */
    static void gather(float[] samples, int from, int stride, int frames, float[] a, float[] b, float[] c, float[] d) {
        int at = from;
        for (int frame = 0; frame < frames; frame++) {
            a[frame] = samples[at];
            b[frame] = samples[at + 1];
            c[frame] = samples[at + 2];
            d[frame] = samples[at + 3];
            at += stride;
        }
    }

    /** {@code out} becomes the sum over {@code i} of {@code weights[i]·rows[first + i]}, added in that order. */
    public static void weightedSum(float[] weights, float[][] rows, int first, float[] out) {
        Arrays.fill(out, 0);
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            int row = first + i;
            addFour(
                    out,
                    weights[i],
                    rows[row],
                    weights[i + 1],
                    rows[row + 1],
                    weights[i + 2],
                    rows[row + 2],
                    weights[i + 3],
                    rows[row + 3]);
        }
        for (; i < weights.length; i++) {
            add(out, weights[i], rows[first + i]);
        }
    }

    /** Adds {@code weights[i]·rows[i]} to {@code out}, for {@code i} from {@code from} to before {@code end}, in order. */
    static void addWeighted(float[] weights, float[][] rows, int from, int end, float[] out) {
        int i = from;
        for (; i + 4 <= end; i += 4) {
            addFour(
                    out,
                    weights[i],
                    rows[i],
                    weights[i + 1],
                    rows[i + 1],
                    weights[i + 2],
                    rows[i + 2],
                    weights[i + 3],
                    rows[i + 3]);
        }
        for (; i < end; i++) {
            add(out, weights[i], rows[i]);
        }
    }

    private static void addFour(
            float[] out, float wa, float[] a, float wb, float[] b, float wc, float[] c, float wd, float[] d) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = out[lane] + wa * a[lane] + wb * b[lane] + wc * c[lane] + wd * d[lane];
        }
    }

    private static void add(float[] out, float weight, float[] row) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] += weight * row[lane];
        }
    }

    /** See {@link LaneFft}: sums of the halves into {@code a} and {@code b}, turned differences into {@code c + id}. */
    static void fold(float[] a, float[] b, float[] c, float[] d, float wr, float wi) {
        for (int lane = 0; lane < LANES; lane++) {
            float xa = a[lane];
            float xb = b[lane];
            float xc = c[lane];
            float xd = d[lane];
            float ac = xa - xc;
            float bd = xb - xd;
            a[lane] = xa + xc;
            b[lane] = xb + xd;
            c[lane] = ac * wr + bd * wi;
            d[lane] = ac * wi - bd * wr;
        }
    }

    /** Sum and difference of two rows, each first weighted. */
    static void sumAndDifference(float[] a, float[] b, float wa, float wb, float[] sum, float[] difference) {
        for (int lane = 0; lane < LANES; lane++) {
            float xa = wa * a[lane];
            float xb = wb * b[lane];
            sum[lane] = xa + xb;
            difference[lane] = xa - xb;
        }
    }

    /** {@code re - i·im} times {@code wr + i·wi}. */
    static void turnConjugate(float[] re, float[] im, float wr, float wi) {
        for (int lane = 0; lane < LANES; lane++) {
            float xr = re[lane];
            float xi = im[lane];
            re[lane] = xr * wr + xi * wi;
            im[lane] = xr * wi - xi * wr;
        }
    }

    /**
     * Four complex numbers to their transform, its second and third values exchanged; then these and the fourth are
     * turned, in loops of their own, as one loop would be too long for the compiler.
     *
     * @param turns re and im of the numbers to turn the third, the second and the fourth by; all 1 where {@code at} is 0
     */
    static void butterfly4(
            float[] ar,
            float[] ai,
            float[] br,
            float[] bi,
            float[] cr,
            float[] ci,
            float[] dr,
            float[] di,
            float[] turns,
            int at) {
        for (int lane = 0; lane < LANES; lane++) {
            float xar = ar[lane];
            float xai = ai[lane];
            float xbr = br[lane];
            float xbi = bi[lane];
            float xcr = cr[lane];
            float xci = ci[lane];
            float xdr = dr[lane];
            float xdi = di[lane];
            float sumAcR = xar + xcr;
            float sumAcI = xai + xci;
            float difAcR = xar - xcr;
            float difAcI = xai - xci;
            float sumBdR = xbr + xdr;
            float sumBdI = xbi + xdi;
            float difBdR = xbr - xdr;
            float difBdI = xbi - xdi;
            ar[lane] = sumAcR + sumBdR;
            ai[lane] = sumAcI + sumBdI;
            br[lane] = sumAcR - sumBdR;
            bi[lane] = sumAcI - sumBdI;
            cr[lane] = difAcR + difBdI;
            ci[lane] = difAcI - difBdR;
            dr[lane] = difAcR - difBdI;
            di[lane] = difAcI + difBdR;
        }
        if (at == 0) {
            return;
        }
        float wcr = turns[at];
        float wci = turns[at + 1];
        float wbr = turns[at + 2];
        float wbi = turns[at + 3];
        for (int lane = 0; lane < LANES; lane++) {
            float xbr = br[lane];
            float xbi = bi[lane];
            float xcr = cr[lane];
            float xci = ci[lane];
            br[lane] = xbr * wbr - xbi * wbi;
            bi[lane] = xbr * wbi + xbi * wbr;
            cr[lane] = xcr * wcr - xci * wci;
            ci[lane] = xcr * wci + xci * wcr;
        }
        float wdr = turns[at + 4];
        float wdi = turns[at + 5];
        for (int lane = 0; lane < LANES; lane++) {
            float xdr = dr[lane];
            float xdi = di[lane];
            dr[lane] = xdr * wdr - xdi * wdi;
            di[lane] = xdr * wdi + xdi * wdr;
        }
    }

    /** Two complex numbers to their sum and difference. */
    static void butterfly2(float[] ar, float[] ai, float[] br, float[] bi) {
        for (int lane = 0; lane < LANES; lane++) {
            float xar = ar[lane];
            float xai = ai[lane];
            float xbr = br[lane];
            float xbi = bi[lane];
            ar[lane] = xar + xbr;
            ai[lane] = xai + xbi;
            br[lane] = xar - xbr;
            bi[lane] = xai - xbi;
        }
    }

    /** {@code out = weight·row}. */
    static void multiply(float weight, float[] row, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = weight * row[lane];
        }
    }

    /** {@code out = a + b}. */
    static void add(float[] a, float[] b, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = a[lane] + b[lane];
        }
    }

    /** {@code out = √row}. */
    public static void squareRoot(float[] row, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = (float) Math.sqrt(row[lane]);
        }
    }

    /** {@code out += row²}. */
    public static void addSquare(float[] row, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] += row[lane] * row[lane];
        }
    }

    /** The greatest of four rows. */
    static void greatest(float[] a, float[] b, float[] c, float[] d, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = Math.max(Math.max(a[lane], b[lane]), Math.max(c[lane], d[lane]));
        }
    }

    /** How far {@code row} lies above the greatest of {@code below}, {@code above} and {@code least}; negative under it. */
    static void prominence(float[] below, float[] row, float[] above, float[] least, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = row[lane] - Math.max(least[lane], Math.max(below[lane], above[lane]));
        }
    }

    /** Raises each lane of {@code out} to at least that of {@code row}. */
    public static void raise(float[] out, float[] row) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = Math.max(out[lane], row[lane]);
        }
    }

    /** {@code out = max(row, least)·scale}. */
    public static void scaleAtLeast(float[] row, float least, float scale, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] = Math.max(row[lane], least) * scale;
        }
    }

    /** The products of the first {@code half} numbers with as many that follow. */
    public static void multiplyHalves(float[] row, int half, float[] out) {
        for (int i = 0; i < half; i++) {
            out[i] = row[i] * row[half + i];
        }
    }

    /** {@code out += row}. */
    public static void accumulate(float[] row, float[] out) {
        for (int lane = 0; lane < LANES; lane++) {
            out[lane] += row[lane];
        }
    }

    /** {@code re² + im²}. */
    static void power(float[] re, float[] im, float[] power) {
        for (int lane = 0; lane < LANES; lane++) {
            float xr = re[lane];
            float xi = im[lane];
            power[lane] = xr * xr + xi * xi;
        }
    }

    /** The powers of the sum and the difference of two complex numbers. */
    static void powers2(float[] ar, float[] ai, float[] br, float[] bi, float[] sum, float[] difference) {
        for (int lane = 0; lane < LANES; lane++) {
            float sumR = ar[lane] + br[lane];
            float sumI = ai[lane] + bi[lane];
            float difR = ar[lane] - br[lane];
            float difI = ai[lane] - bi[lane];
            sum[lane] = sumR * sumR + sumI * sumI;
            difference[lane] = difR * difR + difI * difI;
        }
    }

    /** {@code (a + b)²} and {@code (a - b)²}. */
    static void ends(float[] a, float[] b, float[] sum, float[] difference) {
        for (int lane = 0; lane < LANES; lane++) {
            float s = a[lane] + b[lane];
            float d = a[lane] - b[lane];
            sum[lane] = s * s;
            difference[lane] = d * d;
        }
    }
}
