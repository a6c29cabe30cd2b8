package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Goes through a recording once, from its first frame to its last, and fills one {@link SpectrumBlock} after another. Its
 * memory depends on the transform only, not on the recording. Used by one thread.
 */
public final class SpectrumReader {

    private static final int LANES = SpectrumBlock.LANES;

    private final Stft stft;
    private final Waveform waveform;
    private final int frames;
    private final int windowSamples;
    /** From one frame's samples to the next one's in {@link #samples}; where frames do not overlap, the gaps are left out. */
    private final int stride;

    private final float[] samples;
    /** Sample after sample, the frames of each side by side; powers do not tell where in the transform the window lies. */
    private final float[][] rows;

    private int nextFrame;

    public SpectrumReader(Stft stft, Waveform waveform) {
        this.stft = stft;
        this.waveform = waveform;
        this.frames = stft.frames(waveform.length());
        this.windowSamples = stft.options().windowSamples();
        this.stride = Math.min(stft.options().hopSamples(), windowSamples);
        this.samples = new float[(LANES - 1) * stride + windowSamples];
        this.rows = new float[stft.options().fftSize()][LANES];
    }

    /** Number of frames of the whole recording. */
    public int frames() {
        return frames;
    }

    /**
     * Fills a block with the next frames: {@link SpectrumBlock#LANES} of them, or fewer at the end.
     *
     * @return whether there were any; if not, the block is left as it was
     */
    public boolean read(SpectrumBlock into) {
        if (into.bins() != stft.bins()) {
            throw new IllegalArgumentException(
                    "block must have " + stft.bins() + " bins, as the transform has, but had " + into.bins());
        }
        int count = Math.min(LANES, frames - nextFrame);
        if (count == 0) {
            return false;
        }
        copySamples(count);
        window();
        if (count < LANES) {
            for (int i = 0; i < windowSamples; i++) {
                Arrays.fill(rows[i], count, LANES, 0);
            }
        }
        stft.power(rows, into.power());
        into.filled(nextFrame, count);
        nextFrame += count;
        return true;
    }

    private void copySamples(int count) {
        if (stride == stft.options().hopSamples()) {
            copy(stft.firstSample(nextFrame), 0, (count - 1) * stride + windowSamples);
        } else {
            for (int lane = 0; lane < count; lane++) {
                copy(stft.firstSample(nextFrame + lane), lane * stride, windowSamples);
            }
        }
    }

    /** Copies the samples from {@code start} on, zeros where there are none. */
    private void copy(long start, int at, int length) {
        int from = (int) Math.min(Math.max(0, -start), length);
        int to = (int) Math.max(from, Math.min(length, waveform.length() - start));
        Arrays.fill(samples, at, at + from, 0);
        if (to > from) {
            waveform.copyTo((int) (start + from), samples, at + from, to - from);
        }
        Arrays.fill(samples, at + to, at + length, 0);
    }

    private void window() {
        float[] window = stft.window();
        int i = 0;
        for (; i + 4 <= windowSamples; i += 4) {
            Lanes.gatherFour(samples, i, stride, window, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
        }
        for (; i < windowSamples; i++) {
            Lanes.gather(samples, i, stride, window[i], rows[i]);
        }
    }
}
