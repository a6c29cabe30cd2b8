package dev.undertone.audio.internal;

import java.util.stream.IntStream;

/** Where Vorbis and Opus keep the speakers of a surround recording, so that channel 2 is the right one in every format. */
final class SurroundOrder {

    private static final int[][] CODED = {
        {},
        {0},
        {0, 1},
        {0, 2, 1},
        {0, 1, 2, 3},
        {0, 2, 1, 3, 4},
        {0, 2, 1, 5, 3, 4},
        {0, 2, 1, 6, 5, 3, 4},
        {0, 2, 1, 7, 5, 6, 3, 4}
    };

    private SurroundOrder() {}

    /** The coded channel of each channel in WAV's order (left, right, centre, low frequencies, back, side). */
    static int[] coded(int channels) {
        return channels < CODED.length
                ? CODED[channels].clone()
                : IntStream.range(0, channels).toArray();
    }
}
