package dev.undertone.features.spectral;

/**
 * Tonal centroid: the twelve pitch classes, over their sum, on the circles of fifths, minor thirds and major thirds, whose
 * radii are 1, 1 and 1/2. With {@code c(p)} the share of pitch class p, {@code t = [Σ c·sin(7πp/6), Σ c·cos(7πp/6), Σ
 * c·sin(3πp/2), Σ c·cos(3πp/2), ½Σ c·sin(2πp/3), ½Σ c·cos(2πp/3)]}.
 *
 * @see <a href="https://doi.org/10.1145/1178723.1178727">Harte, Sandler and Gasser, Detecting harmonic change in musical
 *     audio, 2006</a>
 */
public final class Tonnetz {

    /** Values per frame: sine and cosine on the circle of fifths, of minor thirds and of major thirds. */
    public static final int DIMS = 6;

    private static final int CLASSES = ChromaFilterbank.CLASSES;
    private static final double[][] AXES = axes();

    private Tonnetz() {}

    private static double[][] axes() {
        double[] stepsOfHalfCircle = {7.0 / 6, 3.0 / 2, 2.0 / 3};
        double[] radius = {1, 1, 0.5};
        double[][] axes = new double[DIMS][CLASSES];
        for (int circle = 0; circle < radius.length; circle++) {
            for (int p = 0; p < CLASSES; p++) {
                double angle = Math.PI * stepsOfHalfCircle[circle] * p;
                axes[2 * circle][p] = radius[circle] * Math.sin(angle);
                axes[2 * circle + 1][p] = radius[circle] * Math.cos(angle);
            }
        }
        return axes;
    }

    /**
     * One frame's tonal centroid.
     *
     * @param chroma 12 values of at least 0, C first, in any unit
     * @param into filled with {@link #DIMS} values in -1..1 from {@code offset} on; all 0 for a silent frame
     */
    public static void apply(float[] chroma, float[] into, int offset) {
        double sum = 0;
        for (int p = 0; p < CLASSES; p++) {
            sum += Math.abs(chroma[p]);
        }
        // A frame too weak to be scaled is taken as it is.
        double scale = sum < Float.MIN_NORMAL ? 1 : 1 / sum;
        for (int d = 0; d < DIMS; d++) {
            double centroid = 0;
            for (int p = 0; p < CLASSES; p++) {
                centroid += AXES[d][p] * chroma[p];
            }
            into[offset + d] = (float) (scale * centroid);
        }
    }
}
