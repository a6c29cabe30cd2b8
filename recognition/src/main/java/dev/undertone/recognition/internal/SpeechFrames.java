package dev.undertone.recognition.internal;

/** Which of the latest frames are speech, addressed by frame number; memory as in {@link SampleRing}. */
public final class SpeechFrames {

    private static final int FIRST_CAPACITY = 1 << 10;

    private boolean[] ring = new boolean[FIRST_CAPACITY];
    private long start;
    private long end;

    /** Appends the next frame. */
    public void append(boolean speech) {
        if (end - start == ring.length) {
            boolean[] larger = new boolean[ring.length * 2];
            for (long frame = start; frame < end; frame++) {
                larger[(int) (frame & (larger.length - 1))] = get(frame);
            }
            ring = larger;
        }
        ring[(int) (end & (ring.length - 1))] = speech;
        end++;
    }

    /** Number of frames ever appended. */
    public long end() {
        return end;
    }

    /** Forgets everything before that frame. */
    public void discardBefore(long frame) {
        start = Math.max(start, Math.min(frame, end));
    }

    /** How many of the frames from {@code from} (inclusive) to {@code to} (exclusive) are speech. */
    public int count(long from, long to) {
        int count = 0;
        for (long frame = Math.max(from, start); frame < Math.min(to, end); frame++) {
            count += get(frame) ? 1 : 0;
        }
        return count;
    }

    /** The first frame of speech in the range; {@code to} if it has none. */
    public long first(long from, long to) {
        for (long frame = Math.max(from, start); frame < Math.min(to, end); frame++) {
            if (get(frame)) {
                return frame;
            }
        }
        return to;
    }

    /** One past the last frame of speech in the range; {@code from} if it has none. */
    public long last(long from, long to) {
        for (long frame = Math.min(to, end) - 1; frame >= Math.max(from, start); frame--) {
            if (get(frame)) {
                return frame + 1;
            }
        }
        return from;
    }

    /** How many frames there is room for without growing. */
    public int capacity() {
        return ring.length;
    }

    private boolean get(long frame) {
        return ring[(int) (frame & (ring.length - 1))];
    }
}
