package dev.undertone.features.spectral;

import dev.undertone.audio.Waveform;
import java.util.Arrays;

/**
 * Goes through a recording once, from its first frame to its last, and fills one {@link SpectrumBlock} after another. Its
 * memory depends on the transform only, not on the recording. Used by one thread.
 */
public final class SpectrumReader {

    private final Stft stft;
    private final Waveform waveform;
    private final int frames;
    private final Stft.Workspace workspace;
    private final float[] samples;
    private final float[] power;
    private int nextFrame;

    public SpectrumReader(Stft stft, Waveform waveform) {
        this.stft = stft;
        this.waveform = waveform;
        this.frames = stft.frames(waveform.length());
        this.workspace = stft.newWorkspace();
        this.samples = new float[stft.options().windowSamples()];
        this.power = new float[stft.bins()];
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
        int count = Math.min(SpectrumBlock.LANES, frames - nextFrame);
        if (count == 0) {
            return false;
        }
        if (count < SpectrumBlock.LANES) {
            for (float[] row : into.power()) {
                Arrays.fill(row, 0);
            }
        }
        for (int lane = 0; lane < count; lane++) {
            cut(stft.firstSample(nextFrame + lane));
            stft.power(samples, power, workspace);
            for (int k = 0; k < power.length; k++) {
                into.power()[k][lane] = power[k];
            }
        }
        into.filled(nextFrame, count);
        nextFrame += count;
        return true;
    }

    /** Copies the samples from {@code start} on, zeros where there are none. */
    private void cut(long start) {
        int length = samples.length;
        int from = (int) Math.min(Math.max(0, -start), length);
        int to = (int) Math.max(from, Math.min(length, waveform.length() - start));
        Arrays.fill(samples, 0, from, 0);
        if (to > from) {
            waveform.copyTo((int) (start + from), samples, from, to - from);
        }
        Arrays.fill(samples, to, length, 0);
    }
}
