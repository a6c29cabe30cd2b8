package dev.undertone.corpora.augmentation;

import dev.undertone.features.spectral.RealFft;
import java.util.Arrays;

/** Filters by a long impulse response, block by block in the frequency domain. */
final class Convolution {

    private static final int SMALLEST_FFT = 1024;

    private Convolution() {}

    /**
     * The start of the convolution, as long as the samples.
     *
     * @param response at most 2^19 long
     */
    static float[] apply(float[] samples, float[] response) {
        RealFft fft = new RealFft(Math.max(SMALLEST_FFT, Integer.highestOneBit(2 * response.length - 1) * 2));
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] filterRe = new float[fft.bins()];
        float[] filterIm = new float[fft.bins()];
        fft.transform(Arrays.copyOf(response, fft.size()), filterRe, filterIm, workspace);
        int block = fft.size() - response.length + 1;
        float[] in = new float[fft.size()];
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        float[] out = new float[samples.length];
        for (int from = 0; from < samples.length; from += block) {
            Arrays.fill(in, 0);
            System.arraycopy(samples, from, in, 0, Math.min(block, samples.length - from));
            fft.transform(in, re, im, workspace);
            for (int k = 0; k < re.length; k++) {
                float product = re[k] * filterRe[k] - im[k] * filterIm[k];
                im[k] = re[k] * filterIm[k] + im[k] * filterRe[k];
                re[k] = product;
            }
            fft.inverse(re, im, in, workspace);
            int count = Math.min(in.length, out.length - from);
            for (int i = 0; i < count; i++) {
                out[from + i] += in[i];
            }
        }
        return out;
    }
}
