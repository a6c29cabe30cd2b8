package dev.undertone.features.statistics;

import java.util.Arrays;

/**
 * The peaks and valleys between which a track rises and falls by more than a share of its range; they alternate. Holds
 * scratch memory: used by one thread, {@link #find} first.
 *
 * <p>Candidates are values strictly above, or strictly below, both neighbours; the last two values of a track are none.
 * The first turning point is the first candidate that differs from the track's first value by more than the share; each
 * next one is of the other kind and that far beyond the last. Until it comes, a lower valley takes the last valley's
 * place, and a higher peak the last peak's if it has risen that far since the candidate before it, or stands at least a
 * tenth higher: so a plateau's first peak stands for it, as in the reference outputs of eGeMAPS, from which these rules
 * were worked out.
 */
public final class TurningPoints {

    private static final double CLEARLY_HIGHER = 1.1;

    private final double shareOfRange;
    private int[] frames = new int[16];
    private int size;
    private boolean firstIsPeak;

    /** @param shareOfRange how much of the range between smallest and largest value counts, in 0..1; 0.1 in eGeMAPS */
    public TurningPoints(double shareOfRange) {
        if (!(shareOfRange >= 0 && shareOfRange <= 1)) {
            throw new IllegalArgumentException("shareOfRange must be in 0..1 but was " + shareOfRange);
        }
        this.shareOfRange = shareOfRange;
    }

    /** Finds those of the first {@code count} values. */
    public void find(float[] track, int count) {
        size = 0;
        double threshold = shareOfRange * range(track, count);
        float candidate = count > 0 ? track[0] : 0;
        for (int i = 1; i < count - 2; i++) {
            boolean peak = track[i] > track[i - 1] && track[i] > track[i + 1];
            boolean valley = track[i] < track[i - 1] && track[i] < track[i + 1];
            if (peak || valley) {
                consider(track, i, peak, candidate, threshold);
                candidate = track[i];
            }
        }
    }

    private static double range(float[] track, int count) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, track[i]);
            high = Math.max(high, track[i]);
        }
        return count == 0 ? 0 : (double) high - low;
    }

    private void consider(float[] track, int frame, boolean peak, float before, double threshold) {
        double value = track[frame];
        if (size == 0) {
            if (Math.abs(value - track[0]) > threshold) {
                firstIsPeak = peak;
                add(frame);
            }
            return;
        }
        double last = track[frames[size - 1]];
        if (peak != isPeak(size - 1)) {
            if (peak ? value - last > threshold : last - value > threshold) {
                add(frame);
            }
        } else if (peak
                ? value > last && (value - before > threshold || value > CLEARLY_HIGHER * last)
                : value < last) {
            frames[size - 1] = frame;
        }
    }

    private void add(int frame) {
        if (size == frames.length) {
            frames = Arrays.copyOf(frames, 2 * size);
        }
        frames[size++] = frame;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Where in the track one is, in 0..{@link #size}. */
    public int frame(int point) {
        return frames[point];
    }

    /** Whether it is a peak, else a valley. */
    public boolean isPeak(int point) {
        return firstIsPeak == (point % 2 == 0);
    }

    /** How many of them are peaks. */
    public int peaks() {
        return (size + (firstIsPeak ? 1 : 0)) / 2;
    }
}
