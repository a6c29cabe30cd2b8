package dev.undertone.audio.internal;

import java.util.Arrays;

/** Decoded frames waiting to be read; grows to the largest page or packet and is then reused. */
final class SampleQueue {

    private final int channels;
    private float[] samples = new float[1 << 14];
    private int from;
    private int to;

    SampleQueue(int channels) {
        this.channels = channels;
    }

    int frames() {
        return (to - from) / channels;
    }

    /** Makes room for that many frames more and returns where in {@link #array} they go; {@link #added} counts them. */
    int reserve(int frames) {
        if (from > 0) {
            System.arraycopy(samples, from, samples, 0, to - from);
            to -= from;
            from = 0;
        }
        int needed = to + frames * channels;
        if (needed > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(needed, 2 * samples.length));
        }
        return to;
    }

    float[] array() {
        return samples;
    }

    void added(int frames) {
        to += frames * channels;
    }

    void addSilence(int frames) {
        int at = reserve(frames);
        Arrays.fill(samples, at, at + frames * channels, 0);
        added(frames);
    }

    void dropFirst(long frames) {
        from += (int) Math.min(frames, frames()) * channels;
    }

    void dropLast(long frames) {
        to -= (int) Math.min(frames, frames()) * channels;
    }

    /** Copies out up to that many frames and returns how many. */
    int take(float[] into, int offset, int frames) {
        int n = Math.min(frames, frames());
        System.arraycopy(samples, from, into, offset, n * channels);
        from += n * channels;
        return n;
    }

    /** Moves everything to the end of another queue. */
    void drainTo(SampleQueue other) {
        int at = other.reserve(frames());
        System.arraycopy(samples, from, other.samples, at, to - from);
        other.added(frames());
        from = 0;
        to = 0;
    }
}
