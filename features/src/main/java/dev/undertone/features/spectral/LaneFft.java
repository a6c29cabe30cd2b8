package dev.undertone.features.spectral;

import java.util.Arrays;

/**
 * Spectra of {@link SpectrumBlock#LANES} frames of real samples at once. Sample {@code i} of all frames is one row,
 * and every step of the transform is arithmetic on whole rows ({@link Lanes}). Immutable and thread-safe; each thread
 * brings its own rows.
 *
 * <p>Folding the second half of the {@code c} samples onto the first leaves {@code c/2} real samples for the even
 * frequencies, to be folded again, and the {@code c/4} complex numbers {@code ((x[i] - x[i + c/2]) - i·(x[i + c/4] - x[i +
 * 3c/4]))·exp(-2πi·i/c)}, whose transform is the frequencies 1, 5, 9, …, c - 3: the odd ones up to half the rate, half of
 * them mirrored, which powers do not tell. The complex transforms decimate in frequency by four, depth first and in place,
 * so that what is worked on stays in the cache; rows come out in digit-reversed order, which costs nothing here.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1987.1165220">Sorensen, Jones, Heideman and Burrus, Real-valued fast Fourier
 *     transform algorithms, 1987</a>
 */
final class LaneFft {

    private static final float[][] NONE = {};

    private final int size;
    /** For each {@code j}, re and im of w^j, w^2j and w^3j with {@code w = exp(-2πi·4/size)}. */
    private final float[] turns;
    /** Re and im of {@code exp(-2πi·j/size)}. */
    private final float[] folds;
    /** For each fold, the frequency that each row of its complex transform ends as; beyond half the rate it is mirrored. */
    private final int[][] bins;
    /** @param size number of samples, a power of two of at least 4 */
    LaneFft(int size) {
        this.size = size;
        this.folds = new float[size / 2];
        this.turns = new float[Math.max(1, size / 16) * 6];
        for (int j = 0; j < size / 4; j++) {
            turn(folds, 2 * j, (double) j / size);
        }
        for (int j = 0; j < size / 16; j++) {
            for (int power = 1; power <= 3; power++) {
                turn(turns, 6 * j + 2 * power - 2, 4.0 * power * j / size);
            }
        }
        this.bins = new int[Integer.numberOfTrailingZeros(size) - 1][];
        for (int fold = 0; fold < bins.length; fold++) {
            bins[fold] = new int[size >> (fold + 2)];
            number(bins[fold], 0, bins[fold].length, 0, 1);
            for (int row = 0; row < bins[fold].length; row++) {
                bins[fold][row] = (4 * bins[fold][row] + 1) << fold;
            }
        }
    }

    private static void turn(float[] into, int at, double cycles) {
        into[at] = (float) Math.cos(2 * Math.PI * cycles);
        into[at + 1] = (float) -Math.sin(2 * Math.PI * cycles);
    }

    /** Follows where {@link #transform} leaves its frequencies. */
    private static void number(int[] frequencies, int from, int count, int first, int step) {
        if (count <= 2) {
            frequencies[from] = first;
            frequencies[from + count - 1] = first + (count - 1) * step;
            return;
        }
        int quarter = count / 4;
        for (int part = 0; part < 4; part++) {
            // The second and third parts are exchanged, as the butterflies leave them.
            int offset = part == 1 ? 2 : part == 2 ? 1 : part;
            number(frequencies, from + part * quarter, quarter, first + offset * step, 4 * step);
        }
    }

    /** What one thread's transforms work on. */
    float[][] newRows() {
        return new float[size][SpectrumBlock.LANES];
    }

    /**
     * Turns frames of samples into {@code size / 2 + 1} rows of powers.
     *
     * @param frames their windows are at most {@code size} long; silence follows
     * @param x of {@link #newRows}, overwritten
     */
    void power(LaneFrames frames, float[][] x, float[][] power) {
        spectrum(frames, x, power, NONE, NONE);
    }

    /**
     * The same, and the complex values of the lowest frequencies.
     *
     * @param re filled with the real parts of as many of the first {@code size / 2} frequencies as it has rows
     * @param im likewise with the imaginary parts
     */
    void spectrum(LaneFrames frames, float[][] x, float[][] power, float[][] re, float[][] im) {
        int eighth = size / 8;
        for (int i = 0; i < size / 4; i++) {
            foldFrames(frames, x, i);
            if (i >= eighth && eighth > 0) {
                // At once, while its rows are in the cache.
                fold(x, 1, i - eighth);
            }
        }
        for (int fold = 0; fold < bins.length; fold++) {
            int quarter = size >> (fold + 2);
            for (int i = 0; fold > 1 && i < quarter; i++) {
                fold(x, fold, i);
            }
            transform(x, fold, 0, quarter, power, re, im);
        }
        if (re.length > 0) {
            Lanes.add(x[0], x[1], re[0]);
            Arrays.fill(im[0], 0);
        }
        Lanes.ends(x[0], x[1], power[0], power[size / 2]);
    }

    private void fold(float[][] x, int fold, int i) {
        int quarter = size >> (fold + 2);
        int turn = 2 * (i << fold);
        Lanes.fold(x[i], x[i + quarter], x[i + 2 * quarter], x[i + 3 * quarter], folds[turn], folds[turn + 1]);
    }

    /** The first fold, of the frames' samples times their window. */
    private void foldFrames(LaneFrames frames, float[][] x, int i) {
        int quarter = size / 4;
        int b = i + quarter;
        int c = i + 2 * quarter;
        int d = i + 3 * quarter;
        if (c < frames.length()) {
            Lanes.sumAndDifference(frames.row(i, 0), frames.row(c, 1), frames.weight(i), frames.weight(c), x[i], x[c]);
            Lanes.sumAndDifference(frames.row(b, 0), frames.row(d, 1), frames.weight(b), frames.weight(d), x[b], x[d]);
        } else {
            Lanes.multiply(frames.weight(i), frames.row(i, 0), x[i]);
            Lanes.multiply(frames.weight(b), frames.row(b, 0), x[b]);
            System.arraycopy(x[i], 0, x[c], 0, x[i].length);
            System.arraycopy(x[b], 0, x[d], 0, x[b].length);
        }
        Lanes.turnConjugate(x[c], x[d], folds[2 * i], folds[2 * i + 1]);
    }

    /** Transforms {@code count} of a fold's complex rows and tells what they come to. */
    private void transform(float[][] x, int fold, int row, int count, float[][] power, float[][] re, float[][] im) {
        int quarter = size >> (fold + 2);
        int real = 2 * quarter + row;
        int imaginary = 3 * quarter + row;
        if (count == 1) {
            tell(x, fold, row, power, re, im);
            return;
        }
        if (count == 2) {
            last(x, fold, row, power, re, im);
            return;
        }
        int b = count / 4;
        int c = 2 * b;
        int d = 3 * b;
        int stride = 6 * (size / 4 / count);
        for (int p = 0; p < b; p++) {
            int r = real + p;
            int i = imaginary + p;
            Lanes.butterfly4(x[r], x[i], x[r + b], x[i + b], x[r + c], x[i + c], x[r + d], x[i + d], turns, p * stride);
        }
        for (int part = 0; part < 4; part++) {
            transform(x, fold, row + part * b, b, power, re, im);
        }
    }

    private void last(float[][] x, int fold, int row, float[][] power, float[][] re, float[][] im) {
        int real = 2 * (size >> (fold + 2)) + row;
        int imaginary = 3 * (size >> (fold + 2)) + row;
        int first = bin(fold, row);
        int second = bin(fold, row + 1);
        if (Math.min(first, second) < re.length) {
            Lanes.butterfly2(x[real], x[imaginary], x[real + 1], x[imaginary + 1]);
            tell(x, fold, row, power, re, im);
            tell(x, fold, row + 1, power, re, im);
        } else {
            Lanes.powers2(x[real], x[imaginary], x[real + 1], x[imaginary + 1], power[first], power[second]);
        }
    }

    private void tell(float[][] x, int fold, int row, float[][] power, float[][] re, float[][] im) {
        int bin = bin(fold, row);
        float[] xr = x[2 * (size >> (fold + 2)) + row];
        float[] xi = x[3 * (size >> (fold + 2)) + row];
        Lanes.power(xr, xi, power[bin]);
        if (bin < re.length) {
            float side = bin == bins[fold][row] ? 1 : -1;
            System.arraycopy(xr, 0, re[bin], 0, xr.length);
            Lanes.multiply(side, xi, im[bin]);
        }
    }

    private int bin(int fold, int row) {
        return Math.min(bins[fold][row], size - bins[fold][row]);
    }
}
