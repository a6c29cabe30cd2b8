package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.RealFft;
import java.util.Arrays;

/**
 * Spectra of frames that lie in the grid's places but have a window of their own, silence beyond the recording's ends.
 * Used by one thread.
 */
final class CentredFrames {

    private final Waveform recording;
    private final int hop;
    private final float[] window;
    private final float[] samples;
    private final RealFft fft;
    private final RealFft.Workspace workspace;

    /** @param window weights, at most as many as the transform is long */
    CentredFrames(Waveform recording, FrameGrid grid, float[] window, RealFft fft) {
        this.recording = recording;
        this.hop = grid.hopSamples();
        this.window = window;
        this.samples = new float[fft.size()];
        this.fft = fft;
        this.workspace = fft.newWorkspace();
    }

    /** The smallest transform that holds so many samples. */
    static RealFft transform(int samples) {
        return new RealFft(Math.max(16, Integer.highestOneBit(2 * samples - 1)));
    }

    /** Fills {@code into} with the power spectrum of a frame. */
    void power(int frame, float[] into) {
        long start = (long) frame * hop - window.length / 2;
        int lead = (int) Math.min(window.length, Math.max(0, -start));
        int end = (int) Math.max(lead, Math.min(window.length, recording.length() - start));
        Arrays.fill(samples, 0);
        if (end > lead) {
            recording.copyTo((int) (start + lead), samples, lead, end - lead);
        }
        for (int i = lead; i < end; i++) {
            samples[i] *= window[i];
        }
        fft.power(samples, into, workspace);
    }

    /** Fills {@code into} with the magnitude spectrum of a frame. */
    void magnitude(int frame, float[] into) {
        power(frame, into);
        for (int k = 0; k < into.length; k++) {
            into[k] = (float) Math.sqrt(into[k]);
        }
    }
}
