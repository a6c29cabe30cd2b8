package dev.undertone.features.composition;

import java.util.Arrays;

/** One column's values in the chosen frames, and where neighbouring ones form a run. Used by one thread. */
final class ChosenTrack {

    private final float[] values;
    private final float[] sorted;
    /** Where runs begin; {@code runs[runCount]} is the end of the last. */
    private final int[] runs;

    private final double hopSeconds;
    private int count;
    private int runCount;
    private int frames;
    private boolean isSorted;

    ChosenTrack(int frames, double hopSeconds) {
        this.values = new float[frames];
        this.sorted = new float[frames];
        this.runs = new int[frames + 1];
        this.hopSeconds = hopSeconds;
    }

    /** Takes over the column's values in those frames that are chosen and have one. */
    void choose(float[] column, boolean[] voiced, ChosenFrames over, boolean zeroIsNone) {
        count = 0;
        runCount = 0;
        frames = column.length;
        isSorted = false;
        boolean inRun = false;
        for (int frame = 0; frame < column.length; frame++) {
            boolean chosen = over.has(voiced[frame]) && !(zeroIsNone && column[frame] == 0);
            if (chosen) {
                if (!inRun) {
                    runs[runCount++] = count;
                }
                values[count++] = column[frame];
            }
            inRun = chosen;
        }
        runs[runCount] = count;
    }

    int count() {
        return count;
    }

    float value(int index) {
        return values[index];
    }

    /** Stretches of neighbouring chosen frames. */
    int runs() {
        return runCount;
    }

    int runStart(int run) {
        return runs[run];
    }

    int runEnd(int run) {
        return runs[run + 1];
    }

    double hopSeconds() {
        return hopSeconds;
    }

    /** Length of the recording in frames, chosen or not, in seconds. */
    double seconds() {
        return frames * hopSeconds;
    }

    /** Percentile, linear between order statistics (NumPy's default); 0 without values. */
    double percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        if (!isSorted) {
            System.arraycopy(values, 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
            isSorted = true;
        }
        double position = percent / 100 * (count - 1);
        int below = (int) position;
        int above = Math.min(below + 1, count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Of the population. */
    double deviation() {
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
