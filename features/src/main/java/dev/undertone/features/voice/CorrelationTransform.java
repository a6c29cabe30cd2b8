package dev.undertone.features.voice;

import dev.undertone.features.spectral.RealFft;

/**
 * Autocorrelation from a power spectrum: the cosine transform that undoes a spectrum of {@code 2m} samples by one real
 * transform of {@code m}. Holds scratch memory: used by one thread.
 *
 * @see <a href="https://numerical.recipes">Press et al., Numerical Recipes, 3rd edition 2007, section 12.4.1</a>
 */
final class CorrelationTransform {

    private final int m;
    private final RealFft fft;
    private final RealFft.Workspace workspace;
    private final float[] sine;
    private final float[] cosine;
    private final float[] folded;
    private final float[] re;
    private final float[] im;

    /** For spectra of that many frequencies, a power of two and one. */
    CorrelationTransform(int bins) {
        m = bins - 1;
        fft = new RealFft(m);
        workspace = fft.newWorkspace();
        sine = new float[m];
        cosine = new float[m];
        for (int i = 0; i < m; i++) {
            sine[i] = (float) Math.sin(Math.PI * i / m);
            cosine[i] = (float) Math.cos(Math.PI * i / m);
        }
        folded = new float[m];
        re = new float[fft.bins()];
        im = new float[fft.bins()];
    }

    /**
     * Transforms {@code m + 1} powers into the correlation at lags {@code 0..m}, circular over {@code 2m} samples and
     * {@code 2m} times too large.
     */
    void apply(float[] power, float[] correlation) {
        double first = (power[0] - power[m]) / 2;
        folded[0] = (power[0] + power[m]) / 2;
        for (int i = 1; i < m; i++) {
            float sum = power[i] + power[m - i];
            float difference = power[i] - power[m - i];
            folded[i] = sum / 2 - sine[i] * difference;
            first += power[i] * cosine[i];
        }
        fft.transform(folded, re, im, workspace);
        // Even lags are the real parts; odd ones differ from one to the next by the imaginary parts.
        double odd = first;
        for (int k = 0; k < m / 2; k++) {
            odd -= im[k];
            correlation[2 * k] = 2 * re[k];
            correlation[2 * k + 1] = (float) (2 * odd);
        }
        correlation[m] = 2 * re[m / 2];
    }
}
