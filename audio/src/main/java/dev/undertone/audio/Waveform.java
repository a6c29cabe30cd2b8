package dev.undertone.audio;

import java.util.Objects;

/**
 * Mono samples, nominally in [-1, 1], at one rate; long ones lie in a {@linkplain FloatStore temporary file}. Immutable.
 */
public final class Waveform {

    private final FloatStore store;
    private final int from;
    private final int length;
    private final int sampleRateHz;
    private final Channel channel;

    private Waveform(FloatStore store, int from, int length, int sampleRateHz, Channel channel) {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("sampleRateHz must be positive but was " + sampleRateHz);
        }
        this.store = store;
        this.from = from;
        this.length = length;
        this.sampleRateHz = sampleRateHz;
        this.channel = channel;
    }

    /** Copies the samples; the channel is {@link Channel#MIX}. */
    public static Waveform of(float[] samples, int sampleRateHz) {
        return of(samples, sampleRateHz, Channel.MIX);
    }

    /** Copies the samples and remembers which channel of the recording they came from. */
    public static Waveform of(float[] samples, int sampleRateHz, Channel channel) {
        return of(FloatStore.of(samples), sampleRateHz, channel);
    }

    /** Takes the samples as they are; they are no more than {@link Integer#MAX_VALUE}. */
    public static Waveform of(FloatStore samples, int sampleRateHz, Channel channel) {
        return new Waveform(samples, 0, Math.toIntExact(samples.size()), sampleRateHz, channel);
    }

    /** Number of samples. */
    public int length() {
        return length;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public Channel channel() {
        return channel;
    }

    public double durationSeconds() {
        return (double) length / sampleRateHz;
    }

    public float sample(int index) {
        Objects.checkIndex(index, length);
        return store.get((long) from + index);
    }

    /** Fills {@code into} with the samples from {@code from} on; {@code from + into.length} must not exceed the length. */
    public void copyTo(int from, float[] into) {
        copyTo(from, into, 0, into.length);
    }

    /**
     * Fills {@code into} from {@code at} on with {@code count} samples from {@code from} on; {@code from + count} must
     * not exceed the length.
     */
    public void copyTo(int from, float[] into, int at, int count) {
        Objects.checkFromIndexSize(from, count, length);
        store.copyTo((long) this.from + from, into, at, count);
    }

    /** A copy of all samples, which for a long recording may not fit the heap: prefer {@link #copyTo}. */
    public float[] toArray() {
        float[] all = new float[length];
        copyTo(0, all);
        return all;
    }

    /**
     * Samples {@code from} (inclusive) to {@code to} (exclusive) as a waveform of the same rate and channel. It shares
     * this one's memory.
     */
    public Waveform slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new Waveform(store, this.from + from, to - from, sampleRateHz, channel);
    }

    @Override
    public String toString() {
        return "Waveform[" + length + " samples, " + sampleRateHz + " Hz, " + channel.label() + "]";
    }
}
