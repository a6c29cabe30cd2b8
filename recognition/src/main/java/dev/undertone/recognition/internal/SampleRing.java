package dev.undertone.recognition.internal;

/**
 * The stretch of a stream of samples that is still needed, addressed by position since the start of the stream. Grows to
 * the longest stretch kept at one time and no further.
 */
public final class SampleRing {

    private static final int FIRST_CAPACITY = 1 << 14;

    private float[] ring = new float[FIRST_CAPACITY];
    private long start;
    private long end;

    /** Appends samples. */
    public void append(float[] samples, int from, int count) {
        reserve(count);
        int at = index(end);
        int first = Math.min(count, ring.length - at);
        System.arraycopy(samples, from, ring, at, first);
        System.arraycopy(samples, from + first, ring, 0, count - first);
        end += count;
    }

    /** Forgets everything before that position; a position already forgotten changes nothing. */
    public void discardBefore(long position) {
        start = Math.max(start, Math.min(position, end));
    }

    /** A copy of the samples from {@code from} (inclusive) to {@code to} (exclusive), which must still be kept. */
    public float[] copy(long from, long to) {
        if (from < start || to > end || from > to) {
            throw new IllegalArgumentException(
                    "range must lie in " + start + ".." + end + " but was " + from + ".." + to);
        }
        float[] out = new float[(int) (to - from)];
        int at = index(from);
        int first = Math.min(out.length, ring.length - at);
        System.arraycopy(ring, at, out, 0, first);
        System.arraycopy(ring, 0, out, first, out.length - first);
        return out;
    }

    /** Position after the last sample: how many were ever appended. */
    public long end() {
        return end;
    }

    /** How many samples there is room for without growing. */
    public int capacity() {
        return ring.length;
    }

    private int index(long position) {
        return (int) (position & (ring.length - 1));
    }

    private void reserve(int count) {
        long needed = end - start + count;
        if (needed <= ring.length) {
            return;
        }
        float[] kept = copy(start, end);
        ring = new float[Math.toIntExact(Long.highestOneBit(needed - 1) << 1)];
        int at = index(start);
        int first = Math.min(kept.length, ring.length - at);
        System.arraycopy(kept, 0, ring, at, first);
        System.arraycopy(kept, first, ring, 0, kept.length - first);
    }
}
