package dev.undertone.recognition.internal;

import dev.undertone.features.activity.ActivityContext;
import java.util.Arrays;

/**
 * Tells speech from its pauses by level: a frame counts if it, or one close to it, stands out from the background of the
 * last second. Where there is no background to be heard, only what lies far below the peaks is a pause.
 */
public final class LoudnessGate {

    private static final float ABOVE_BACKGROUND_DB = 6;
    private static final float DEEPEST_BELOW_PEAK_DB = 35;
    private static final float LEAST_BELOW_PEAK_DB = 12;
    /** Closures of plosives and gaps between words are parts of speech: about 100 ms on either side. */
    private static final int HANGOVER_FRAMES = 10;
    /** Nothing this soft is speech that anybody recorded on purpose. */
    private static final float SILENCE_DBFS = -75;

    private final float[] sorted = new float[ActivityContext.FRAMES];
    private float thresholdDb;

    /** Sets the threshold by the sound of the last second. */
    public void tune(ActivityContext context) {
        int n = context.available();
        for (int back = 0; back < n; back++) {
            sorted[back] = context.levelDb(back);
        }
        Arrays.sort(sorted, 0, n);
        float background = sorted[(n - 1) / 10];
        float peak = sorted[(n - 1) * 19 / 20];
        thresholdDb = Math.max(
                SILENCE_DBFS,
                Math.max(
                        peak - DEEPEST_BELOW_PEAK_DB,
                        Math.min(peak - LEAST_BELOW_PEAK_DB, background + ABOVE_BACKGROUND_DB)));
    }

    /** Whether the frame that was completed so many frames ago is loud enough, or close to one that is. */
    public boolean open(ActivityContext context, int back) {
        int from = Math.max(0, back - HANGOVER_FRAMES);
        int to = Math.min(context.available() - 1, back + HANGOVER_FRAMES);
        for (int near = from; near <= to; near++) {
            if (context.levelDb(near) >= thresholdDb) {
                return true;
            }
        }
        return false;
    }
}
