package dev.undertone.features.spectral;

/**
 * Samples from spectra: the recording whose short-time spectra are nearest, in the sense of least squares, to those given,
 * {@code x[n] = Σ w·y / Σ w²} over the frames' windows w and inverse transforms y. From the spectra of a recording itself
 * that is the recording, as far as windows cover it. Takes frames in any order; used by one thread.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin and Lim, Signal estimation from modified short-time
 *     Fourier transform, 1984</a>
 */
public final class OverlapAdd {

    /** Where the squared windows add up to less, what is left of the samples is noise. */
    private static final float LEAST_COVER = 1e-6f;

    private final Stft stft;
    private final Stft.Workspace workspace;
    private final float[] sum;
    private final float[] cover;

    /** @param samples length of the recording to be made */
    public OverlapAdd(Stft stft, int samples) {
        this.stft = stft;
        this.workspace = stft.newWorkspace();
        this.sum = new float[samples];
        this.cover = new float[samples];
    }

    /**
     * Adds one frame's spectrum, as {@link Stft#spectrum} gives it.
     *
     * @param frame in 0..{@link Stft#frames}
     * @param re {@link Stft#bins()} values
     * @param im likewise; those of 0 Hz and of half the sample rate are taken as 0
     */
    public void add(int frame, float[] re, float[] im) {
        float[] samples = stft.inverse(re, im, workspace);
        float[] window = stft.window();
        long start = stft.firstSample(frame);
        int from = (int) Math.max(0, -start);
        int to = (int) Math.min(window.length, sum.length - start);
        for (int i = from; i < to; i++) {
            int at = (int) (start + i);
            sum[at] += window[i] * samples[stft.offset() + i];
            cover[at] += window[i] * window[i];
        }
    }

    /** The samples so far; 0 where the squared windows add up to less than 1e-6. */
    public float[] samples() {
        float[] out = new float[sum.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = cover[i] < LEAST_COVER ? 0 : sum[i] / cover[i];
        }
        return out;
    }
}
