package dev.undertone.features.statistics;

/**
 * Stretches of frames that have something, such as a pitch, and how long they last. A gap shorter than the shortest
 * segment does not end one; what is then shorter than that is left out. A segment of {@code n} frames lasts {@code n − 1}
 * hops: from its first frame to its last. Without any segment, mean and deviation are 0. Used by one thread, {@link
 * #measure} first.
 */
public final class Segments {

    private final int shortestHops;
    private int count;
    private double sum;
    private double squares;

    /** @param shortestHops from the first frame to the last of the shortest segment, at least 1 */
    public Segments(int shortestHops) {
        if (shortestHops < 1) {
            throw new IllegalArgumentException("shortestHops must be at least 1 but was " + shortestHops);
        }
        this.shortestHops = shortestHops;
    }

    /** Finds those among the first {@code frames} in which {@code mask} is {@code wanted}. */
    public void measure(boolean[] mask, int frames, boolean wanted) {
        count = 0;
        sum = 0;
        squares = 0;
        int first = -1;
        int last = -1;
        for (int frame = 0; frame < frames; frame++) {
            if (mask[frame] != wanted) {
                continue;
            }
            if (first >= 0 && frame - last > shortestHops) {
                add(last - first);
                first = frame;
            } else if (first < 0) {
                first = frame;
            }
            last = frame;
        }
        if (first >= 0) {
            add(last - first);
        }
    }

    private void add(int hops) {
        if (hops >= shortestHops) {
            count++;
            sum += hops;
            squares += (double) hops * hops;
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** In hops. */
    public double meanLength() {
        return count == 0 ? 0 : sum / count;
    }

    /** Standard deviation of the population, in hops. */
    public double lengthDeviation() {
        double mean = meanLength();
        return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
