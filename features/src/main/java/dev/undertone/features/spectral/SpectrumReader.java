package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a recording once, from its first frame to its last, and fills one {@link SpectrumBlock} after another. Its
 * memory depends on the transform only, not on the recording, and is the next reader's once the last frame is read. Used
 * by one thread.
 */
public final class SpectrumReader {

    private static final int LANES = SpectrumBlock.LANES;

    private final Stft stft;
    private final Waveform waveform;
    private final int frames;
    private final int windowSamples;
    private final int stride;
    /** None once the last frame is read. */
    private @Nullable Memory memory;

    private int nextFrame;

    /** What a reader works on, whatever it reads. */
    static final class Memory {

        private final float[] samples;
        private final LaneFrames framed;
        private final float[][] rows;

        Memory(Stft stft) {
            // Powers do not tell where in the transform the window lies.
            framed = new LaneFrames(stft.window(), stride(stft));
            samples = new float[framed.samples()];
            rows = stft.lanes().newRows();
        }
    }

    /** From one frame's samples to the next one's in memory; where frames do not overlap, the gaps are left out. */
    private static int stride(Stft stft) {
        return Math.min(stft.options().hopSamples(), stft.options().windowSamples());
    }

    public SpectrumReader(Stft stft, Waveform waveform) {
        this.stft = stft;
        this.waveform = waveform;
        this.frames = stft.frames(waveform.length());
        this.windowSamples = stft.options().windowSamples();
        this.stride = stride(stft);
        this.memory = stft.readers().take();
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
        if (count == 0 || memory == null) {
            return false;
        }
        copySamples(count, memory.samples);
        memory.framed.load(memory.samples);
        stft.lanes().power(memory.framed, memory.rows, into.power());
        if (count < LANES) {
            for (float[] row : into.power()) {
                Arrays.fill(row, count, LANES, 0);
            }
        }
        into.filled(nextFrame, count);
        nextFrame += count;
        if (nextFrame == frames) {
            stft.readers().giveBack(memory);
            memory = null;
        }
        return true;
    }

    private void copySamples(int count, float[] samples) {
        if (stride == stft.options().hopSamples()) {
            copy(stft.firstSample(nextFrame), samples, 0, (count - 1) * stride + windowSamples);
        } else {
            for (int lane = 0; lane < count; lane++) {
                copy(stft.firstSample(nextFrame + lane), samples, lane * stride, windowSamples);
            }
        }
    }

    /** Copies the samples from {@code start} on, zeros where there are none. */
    private void copy(long start, float[] samples, int at, int length) {
        int from = (int) Math.min(Math.max(0, -start), length);
        int to = (int) Math.max(from, Math.min(length, waveform.length() - start));
        Arrays.fill(samples, at, at + from, 0);
        if (to > from) {
            waveform.copyTo((int) (start + from), samples, at + from, to - from);
        }
        Arrays.fill(samples, at + to, at + length, 0);
    }
}
