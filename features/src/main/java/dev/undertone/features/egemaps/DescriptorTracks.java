package dev.undertone.features.egemaps;

import dev.undertone.features.statistics.Smoothing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The raw low-level descriptors of one recording. Frame {@code k} begins with sample {@code 160·k}: there are {@code
 * spectralFrames} that hold 20 ms and {@code pitchFrames} that hold 60 ms; what is measured on the latter is 0 (no value)
 * in the frames after them.
 */
final class DescriptorTracks {

    static final int SAMPLE_RATE_HZ = 16_000;
    static final int HOP = 160;
    static final int SPECTRAL_WINDOW = 320;
    static final int PITCH_WINDOW = 960;
    /** Six hours; the tracks take 10 kB of heap a second. */
    static final int MAXIMUM_SAMPLES = 6 * 3600 * SAMPLE_RATE_HZ;

    static final double SECONDS_PER_FRAME = (double) HOP / SAMPLE_RATE_HZ;

    private final int spectralFrames;
    private final int pitchFrames;
    private final Map<Descriptor, float[]> raw = new EnumMap<>(Descriptor.class);
    private double sumOfMeanSquares;

    /** @param samples at least {@link #PITCH_WINDOW} */
    DescriptorTracks(int samples) {
        spectralFrames = 1 + (samples - SPECTRAL_WINDOW) / HOP;
        pitchFrames = 1 + (samples - PITCH_WINDOW) / HOP;
        for (Descriptor descriptor : Descriptor.values()) {
            raw.put(descriptor, new float[spectralFrames]);
        }
    }

    int spectralFrames() {
        return spectralFrames;
    }

    int pitchFrames() {
        return pitchFrames;
    }

    /** Rows of the low-level descriptors: one more than there are pitch frames, as in the reference outputs. */
    int rows() {
        return pitchFrames + 1;
    }

    float[] raw(Descriptor descriptor) {
        return Objects.requireNonNull(raw.get(descriptor));
    }

    void set(Descriptor descriptor, int frame, float value) {
        raw(descriptor)[frame] = value;
    }

    /** Takes the first {@code count} of a row of values of neighbouring frames. */
    void set(Descriptor descriptor, int firstFrame, int count, float[] row) {
        System.arraycopy(row, 0, raw(descriptor), firstFrame, count);
    }

    /** Whether each frame has a pitch. */
    boolean[] voiced() {
        float[] semitones = raw(Descriptor.F0);
        boolean[] voiced = new boolean[spectralFrames];
        for (int frame = 0; frame < spectralFrames; frame++) {
            voiced[frame] = semitones[frame] != 0;
        }
        return voiced;
    }

    /** Fills {@code into} with the three-frame means of all {@link #spectralFrames}. */
    void smooth(Descriptor descriptor, float[] into) {
        if (descriptor.zeroIsNone()) {
            Smoothing.threeFramesNonZero(raw(descriptor), spectralFrames, into);
        } else {
            Smoothing.threeFrames(raw(descriptor), spectralFrames, into);
        }
    }

    /** Fills {@code into} with those of {@code count} frames from {@code from} on. */
    void smooth(Descriptor descriptor, int from, int count, float[] into) {
        int first = Math.max(0, from - 1);
        float[] near = Arrays.copyOfRange(raw(descriptor), first, Math.min(spectralFrames, from + count + 1));
        float[] smoothed = new float[near.length];
        if (descriptor.zeroIsNone()) {
            Smoothing.threeFramesNonZero(near, near.length, smoothed);
        } else {
            Smoothing.threeFrames(near, near.length, smoothed);
        }
        System.arraycopy(smoothed, from - first, into, 0, count);
    }

    void addMeanSquare(double meanSquare) {
        sumOfMeanSquares += meanSquare;
    }

    /** Of the samples over full scale, averaged over the 20 ms frames. */
    double meanSquare() {
        return sumOfMeanSquares / spectralFrames;
    }
}
