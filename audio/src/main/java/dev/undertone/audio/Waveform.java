package dev.undertone.audio;

import java.util.Arrays;

/** Mono samples, nominally in [-1, 1], at one rate. Immutable. */
public final class Waveform {

    private final float[] samples;
    private final int sampleRateHz;
    private final Channel channel;

    private Waveform(float[] samples, int sampleRateHz, Channel channel) {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("sampleRateHz must be positive but was " + sampleRateHz);
        }
        this.samples = samples;
        this.sampleRateHz = sampleRateHz;
        this.channel = channel;
    }

    /** Copies the samples; the channel is {@link Channel#MIX}. */
    public static Waveform of(float[] samples, int sampleRateHz) {
        return of(samples, sampleRateHz, Channel.MIX);
    }

    /** Copies the samples and remembers which channel of the recording they came from. */
    public static Waveform of(float[] samples, int sampleRateHz, Channel channel) {
        return new Waveform(samples.clone(), sampleRateHz, channel);
    }

    static Waveform ofFirst(float[] samples, int length, int sampleRateHz, Channel channel) {
        return new Waveform(Arrays.copyOf(samples, length), sampleRateHz, channel);
    }

    /** Number of samples. */
    public int length() {
        return samples.length;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public Channel channel() {
        return channel;
    }

    public double durationSeconds() {
        return (double) samples.length / sampleRateHz;
    }

    public float sample(int index) {
        return samples[index];
    }

    /** Fills {@code into} with the samples from {@code from} on; {@code from + into.length} must not exceed the length. */
    public void copyTo(int from, float[] into) {
        copyTo(from, into, 0, into.length);
    }

    /** Copies {@code count} samples from {@code from} on to {@code into[at]} and after; all must lie within both. */
    public void copyTo(int from, float[] into, int at, int count) {
        System.arraycopy(samples, from, into, at, count);
    }

    /** A copy of all samples. */
    public float[] toArray() {
        return samples.clone();
    }

    /** Samples {@code from} (inclusive) to {@code to} (exclusive) as a waveform of the same rate and channel. */
    public Waveform slice(int from, int to) {
        return new Waveform(Arrays.copyOfRange(samples, from, to), sampleRateHz, channel);
    }

    @Override
    public String toString() {
        return "Waveform[" + samples.length + " samples, " + sampleRateHz + " Hz, " + channel.label() + "]";
    }
}
