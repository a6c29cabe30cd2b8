package dev.undertone.cli;

import dev.undertone.audio.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Overlapping windows over a recording. The last one is shorter, unless too little is left for a row of its own; a
 * recording shorter than a window is one.
 *
 * @param seconds length of a window
 * @param hopSeconds from one window's start to the next
 */
record FeatureWindows(double seconds, double hopSeconds) {

    /** Numbers that {@link Window#places} takes. */
    static final int PLACES = 4;

    private static final int HALF = 1 << 16;

    FeatureWindows {
        if (!(seconds >= 0.05 && seconds <= 3600)) {
            throw new IllegalArgumentException("--window must be in 0.05..3600 s but was " + seconds);
        }
        if (!(hopSeconds >= 0.01 && hopSeconds <= seconds)) {
            throw new IllegalArgumentException(
                    "--hop must be in 0.01.." + seconds + " s (--window) but was " + hopSeconds);
        }
    }

    /** Samples {@code from} to {@code to} (exclusive). */
    record Window(int from, int to) {

        /** Both numbers in floats that hold them exactly. */
        float[] places() {
            return new float[] {from / HALF, from % HALF, to / HALF, to % HALF};
        }

        static Window at(float[] places) {
            return new Window(sample(places[0], places[1]), sample(places[2], places[3]));
        }
    }

    private static int sample(float upper, float lower) {
        return (int) (upper * (double) HALF + lower);
    }

    /**
     * The windows of a recording, at least one.
     *
     * @param least the fewest samples of a window
     */
    List<Window> of(Waveform waveform, int least) {
        int length = (int) Math.round(seconds * waveform.sampleRateHz());
        double hop = hopSeconds * waveform.sampleRateHz();
        if (length < least) {
            throw new IllegalArgumentException("--window must be at least "
                    + Math.ceil(1000.0 * least / waveform.sampleRateHz()) / 1000 + " s for this feature set but was "
                    + seconds);
        }
        List<Window> windows = new ArrayList<>();
        int to = 0;
        for (int i = 0; to < waveform.length(); i++) {
            int from = (int) Math.round(i * hop);
            to = (int) Math.min(waveform.length(), (long) from + length);
            if (windows.isEmpty() || to - from >= least) {
                windows.add(new Window(from, to));
            }
        }
        return windows;
    }
}
