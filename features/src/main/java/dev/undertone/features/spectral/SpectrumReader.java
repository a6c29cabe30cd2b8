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
    private final LaneFrames framed;
    private final float[][] rows;

    private int nextFrame;

    public SpectrumReader(Stft stft, Waveform waveform) {
        this.stft = stft;
        this.waveform = waveform;
        this.frames = stft.frames(waveform.length());
        this.windowSamples = stft.options().windowSamples();
        this.stride = Math.min(stft.options().hopSamples(), windowSamples);
        // Powers do not tell where in the transform the window lies.
        this.framed = new LaneFrames(stft.window(), stride);
        this.rows = stft.lanes().newRows();
        this.samples = new float[framed.samples()];
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
        framed.load(samples);
        stft.lanes().power(framed, rows, into.power());
        if (count < LANES) {
            for (float[] row : into.power()) {
                Arrays.fill(row, count, LANES, 0);
            }
        }
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
}
