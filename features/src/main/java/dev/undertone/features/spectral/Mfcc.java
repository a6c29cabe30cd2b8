package dev.undertone.features.spectral;

/**
 * Cepstral coefficients of a mel spectrum in dB: the orthonormal discrete cosine transform of type II, {@code c[n] =
 * s[n]·Σ db[b]·cos(πn(2b+1)/(2B))} with {@code s[0] = √(1/B)}, else {@code √(2/B)}. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein 1980</a>
 */
public final class Mfcc {

    private final float[][] rows;
    private final int melBands;

    public Mfcc(MfccOptions options) {
        this.melBands = options.melBands();
        this.rows = new float[options.coefficients()][melBands];
        for (int n = 0; n < rows.length; n++) {
            double scale = Math.sqrt((n == 0 ? 1.0 : 2.0) / melBands);
            if (options.lifter() > 0) {
                scale *= 1 + options.lifter() / 2 * Math.sin(Math.PI * (n + 1) / options.lifter());
            }
            for (int b = 0; b < melBands; b++) {
                rows[n][b] = (float) (scale * Math.cos(Math.PI * n * (2 * b + 1) / (2.0 * melBands)));
            }
        }
    }

    public int coefficients() {
        return rows.length;
    }

    /**
     * One frame's coefficients.
     *
     * @param melDb {@code melBands} values in dB
     * @param into filled with {@link #coefficients()} values from {@code offset} on
     */
    public void apply(float[] melDb, float[] into, int offset) {
        if (melDb.length != melBands) {
            throw new IllegalArgumentException("melDb must have " + melBands + " bands but had " + melDb.length);
        }
        for (int n = 0; n < rows.length; n++) {
            float[] row = rows[n];
            float sum = 0;
            for (int b = 0; b < row.length; b++) {
                sum += row[b] * melDb[b];
            }
            into[offset + n] = sum;
        }
    }

    /**
     * The coefficients of a block of frames, with the same values as frame by frame.
     *
     * @param melDb {@code [melBands][LANES]}, see {@link SpectrumBlock}
     * @param cepstra filled with {@code [coefficients][LANES]}
     */
    public void applyLanes(float[][] melDb, float[][] cepstra) {
        for (int n = 0; n < rows.length; n++) {
            Lanes.weightedSum(rows[n], melDb, 0, cepstra[n]);
        }
    }
}
