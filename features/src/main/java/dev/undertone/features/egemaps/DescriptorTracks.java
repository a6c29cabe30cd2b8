package dev.undertone.features.egemaps;

import dev.undertone.audio.FloatStore;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.statistics.Smoothing;
import dev.undertone.features.voice.SubharmonicPitch;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The raw low-level descriptors of one recording. Frame {@code k} begins with sample {@code 160·k}: there are {@code
 * spectralFrames} that hold 20 ms and {@code pitchFrames} that hold 60 ms; what is measured on the latter is 0 (no value)
 * in the frames after them. Frames are filled in order, and what is final lies on disk if it is much.
 */
final class DescriptorTracks {

    static final int SAMPLE_RATE_HZ = 16_000;
    static final int HOP = 160;
    static final int SPECTRAL_WINDOW = 320;
    static final int PITCH_WINDOW = 960;
    /** Six hours. */
    static final int MAXIMUM_SAMPLES = 6 * 3600 * SAMPLE_RATE_HZ;

    static final double SECONDS_PER_FRAME = (double) HOP / SAMPLE_RATE_HZ;

    /** Frames that are kept together. */
    private static final int BLOCK = SpectrumBlock.LANES;

    private static final int DESCRIPTORS = Descriptor.values().length;

    private final int spectralFrames;
    private final int pitchFrames;
    /** {@code [block][descriptor][frame]} of the block that is filled and of those that a pitch may be late by. */
    private final float[][][] open = new float[1 + (SubharmonicPitch.LAG + BLOCK - 1) / BLOCK][DESCRIPTORS][BLOCK];

    private final FloatStore.Builder finals = new FloatStore.Builder();
    private int finalBlocks;
    /** The final blocks, one after the other, once all are. */
    private @Nullable FloatStore store;

    private double sumOfMeanSquares;

    /** @param samples at least {@link #PITCH_WINDOW} */
    DescriptorTracks(int samples) {
        spectralFrames = 1 + (samples - SPECTRAL_WINDOW) / HOP;
        pitchFrames = 1 + (samples - PITCH_WINDOW) / HOP;
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

    private float[] opened(Descriptor descriptor, int frame) {
        return open[frame / BLOCK % open.length][descriptor.column()];
    }

    /** Of a frame that is not yet final. */
    float get(Descriptor descriptor, int frame) {
        return opened(descriptor, frame)[frame % BLOCK];
    }

    void set(Descriptor descriptor, int frame, float value) {
        opened(descriptor, frame)[frame % BLOCK] = value;
    }

    /** Takes the first {@code count} of a row of values of the frames of one block. */
    void set(Descriptor descriptor, int firstFrame, int count, float[] row) {
        System.arraycopy(row, 0, opened(descriptor, firstFrame), firstFrame % BLOCK, count);
    }

    /** Says that the first {@code frames} will not change any more. */
    void settle(int frames) {
        while ((finalBlocks + 1L) * BLOCK <= frames) {
            keepBlock();
        }
    }

    /** Says that none will: from now on they can be read. */
    void finish() {
        while (finalBlocks * (long) BLOCK < spectralFrames) {
            keepBlock();
        }
        store = finals.build();
    }

    private void keepBlock() {
        for (float[] track : open[finalBlocks % open.length]) {
            finals.append(track, 0, BLOCK);
            Arrays.fill(track, 0);
        }
        finalBlocks++;
    }

    /** Fills {@code into} with the values of {@code count} frames from {@code from} on. */
    void read(Descriptor descriptor, int from, int count, float[] into) {
        FloatStore kept = Objects.requireNonNull(store);
        int done = 0;
        while (done < count) {
            int frame = from + done;
            int within = frame % BLOCK;
            int some = Math.min(count - done, BLOCK - within);
            long row = (long) (frame / BLOCK) * DESCRIPTORS + descriptor.column();
            kept.copyTo(row * BLOCK + within, into, done, some);
            done += some;
        }
    }

    /** Whether each frame has a pitch. */
    boolean[] voiced() {
        boolean[] voiced = new boolean[spectralFrames];
        float[] semitones = new float[BLOCK];
        for (int first = 0; first < spectralFrames; first += BLOCK) {
            int count = Math.min(BLOCK, spectralFrames - first);
            read(Descriptor.F0, first, count, semitones);
            for (int i = 0; i < count; i++) {
                voiced[first + i] = semitones[i] != 0;
            }
        }
        return voiced;
    }

    /** Fills {@code into} with the three-frame means of {@code count} frames from {@code from} on. */
    void smooth(Descriptor descriptor, int from, int count, float[] into) {
        int first = Math.max(0, from - 1);
        float[] near = new float[Math.min(spectralFrames, from + count + 1) - first];
        read(descriptor, first, near.length, near);
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
