package dev.undertone.audio.internal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The windowed-sinc low-pass of one resampling ratio {@code up / down}, as a table of phases. Phase {@code p} holds the
 * taps for an output that lies {@code p / up} of an input sample after an input sample. Small ratios have each of their
 * {@code up} phases in the table; for others it is dense, and the taps are interpolated linearly between neighbouring
 * rows, the error staying 110 dB down. Immutable; filters are shared between resamplers.
 */
public final class ResamplingFilter {

    private static final int LARGEST_FACTOR = 256;
    private static final double PASSBAND = 0.9;
    private static final double STOPBAND_DB = 97;
    private static final int LARGEST_EXACT_TABLE = 1 << 18;
    private static final int DENSE_ROWS = 1024;
    private static final int LARGEST_SIMPLE_TERM = 1000;
    private static final int LARGEST_TERM = 1 << 30;
    private static final int CACHED_FILTERS = 16;

    private static final Map<Ratio, ResamplingFilter> CACHE = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ratio, ResamplingFilter> eldest) {
            return size() > CACHED_FILTERS;
        }
    };

    /** Output rate over input rate, in lowest terms. */
    private record Ratio(int up, int down) {}

    private final Ratio ratio;
    private final int half;
    private final int taps;
    private final int rows;
    private final boolean exact;
    private final float[] table;

    private ResamplingFilter(Ratio ratio) {
        this.ratio = ratio;
        double slowdown = Math.max(1, (double) ratio.down / ratio.up);
        double transition = (1 - PASSBAND) / 2 / slowdown;
        double length = (STOPBAND_DB - 7.95) / (14.36 * transition) + 1;
        this.half = 4 * (int) Math.ceil(length / 8);
        this.taps = 2 * half;
        this.exact = (long) ratio.up * taps <= LARGEST_EXACT_TABLE;
        this.rows = exact ? ratio.up : (int) Math.ceil(DENSE_ROWS / slowdown);
        this.table = new float[(exact ? rows : rows + 1) * taps];
        double cutoff = (1 + PASSBAND) / 2 / slowdown;
        for (int row = 0; row * taps < table.length; row++) {
            fillRow(row, cutoff);
        }
    }

    private void fillRow(int row, double cutoff) {
        double beta = 0.1102 * (STOPBAND_DB - 8.7);
        double[] h = new double[taps];
        double sum = 0;
        for (int k = 0; k < taps; k++) {
            double t = k - (half - 1) - (double) row / rows;
            double x = t / half;
            double window = besselI0(beta * Math.sqrt(Math.max(0, 1 - x * x)));
            h[k] = window * (t == 0 ? 1 : Math.sin(Math.PI * cutoff * t) / (Math.PI * cutoff * t));
            sum += h[k];
        }
        for (int k = 0; k < taps; k++) {
            table[row * taps + k] = (float) (h[k] / sum);
        }
    }

    /** Modified Bessel function of the first kind and order zero, by its power series. */
    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /**
     * The filter for that exact ratio of rates.
     *
     * @throws IllegalArgumentException if the ratio is outside 1/256..256
     */
    public static ResamplingFilter of(int up, int down) {
        int divisor = BigInteger.valueOf(up).gcd(BigInteger.valueOf(down)).intValue();
        Ratio ratio = new Ratio(up / divisor, down / divisor);
        double value = (double) up / down;
        if (!(value >= 1.0 / LARGEST_FACTOR && value <= LARGEST_FACTOR)) {
            throw new IllegalArgumentException("resampling ratio must be in 1/" + LARGEST_FACTOR + ".." + LARGEST_FACTOR
                    + " but was " + up + "/" + down);
        }
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(ratio, ResamplingFilter::new);
        }
    }

    /** The filter for a real ratio: the equal fraction with small terms if there is one, else one within 1e-9 (1e-7 for extreme ratios). */
    public static ResamplingFilter of(double ratio) {
        if (!(ratio >= 1.0 / LARGEST_FACTOR && ratio <= LARGEST_FACTOR)) {
            throw new IllegalArgumentException(
                    "resampling ratio must be in 1/" + LARGEST_FACTOR + ".." + LARGEST_FACTOR + " but was " + ratio);
        }
        for (int down = 1; down <= LARGEST_SIMPLE_TERM; down++) {
            double up = Math.rint(ratio * down);
            if (Math.abs(up / down - ratio) < 1e-12 * ratio) {
                return of((int) up, down);
            }
        }
        return ratio >= 1
                ? of(LARGEST_TERM, (int) Math.rint(LARGEST_TERM / ratio))
                : of((int) Math.rint(LARGEST_TERM * ratio), LARGEST_TERM);
    }

    /** Outputs per {@link #down} inputs. */
    public int up() {
        return ratio.up;
    }

    /** Inputs per {@link #up} outputs. */
    public int down() {
        return ratio.down;
    }

    /** How many inputs one output is made of, even. */
    public int taps() {
        return taps;
    }

    /** Half of {@link #taps}: the output lies at or after tap {@code half - 1} and before tap {@code half}. */
    public int half() {
        return half;
    }

    /** Whether every phase has its own row, so that nothing is interpolated. */
    boolean isExact() {
        return exact;
    }

    /** The output of that phase whose first tap lies at {@code x[from]}. */
    public float apply(long phase, float[] x, int from) {
        if (exact) {
            return dot((int) phase, x, from);
        }
        double position = (double) phase * rows / ratio.up;
        int row = (int) position;
        float before = dot(row, x, from);
        return before + (float) (position - row) * (dot(row + 1, x, from) - before);
    }

    private float dot(int row, float[] x, int from) {
        float[] h = table;
        int base = row * taps;
        float sum = 0;
        for (int k = 0; k < taps; k += 4) {
            int a = base + k;
            int b = from + k;
            sum += (h[a] * x[b] + h[a + 1] * x[b + 1]) + (h[a + 2] * x[b + 2] + h[a + 3] * x[b + 3]);
        }
        return sum;
    }

    /** The same for many places at once: lane {@code i} of {@code sums} from {@code x[from + tap][i]}. */
    void apply(int phase, float[][] x, int from, float[] sums) {
        Arrays.fill(sums, 0);
        for (int k = 0, a = phase * taps; k < taps; k += 4, a += 4) {
            float[] h = table;
            int b = from + k;
            addFour(h[a], h[a + 1], h[a + 2], h[a + 3], x[b], x[b + 1], x[b + 2], x[b + 3], sums);
        }
    }

    // Four at a time, and a method of its own: what JDK 17 and 25 both compile to vector instructions.
    private static void addFour(
            float h0, float h1, float h2, float h3, float[] x0, float[] x1, float[] x2, float[] x3, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (h0 * x0[i] + h1 * x1[i]) + (h2 * x2[i] + h3 * x3[i]);
        }
    }
}
