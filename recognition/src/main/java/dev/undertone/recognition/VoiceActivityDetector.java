package dev.undertone.recognition;

/**
 * Finds speech. The detector is immutable and thread-safe; each stream it opens follows one channel on one thread.
 *
 * <p>Sound is cut into frames of {@link #FRAME_SAMPLES}: frame {@code k} is the samples from {@code 160 k} on. Decisions
 * come in the order of the frames, one for each, and may come late, for a detector needs to hear what follows.
 */
public interface VoiceActivityDetector {

    /** The rate of the samples it takes. */
    int SAMPLE_RATE_HZ = 16_000;

    /** 10 ms. */
    int FRAME_SAMPLES = 160;

    /** Starts to follow one channel. */
    Stream open();

    /** One channel, followed by one thread. */
    interface Stream {

        /**
         * Hears the next samples and passes on the decisions that they allow, which depend only on the samples heard,
         * never on how they were cut into calls.
         *
         * @param samples in [-1, 1], finite
         */
        void accept(float[] samples, int from, int count, Decisions decisions);

        /** Passes on the decisions still owed; the last frame counts even if it is not full. Nothing may follow. */
        void finish(Decisions decisions);
    }

    /** Takes one decision a frame. */
    @FunctionalInterface
    interface Decisions {

        /**
         * @param probability of speech around this frame, in [0, 1]
         * @param speech whether this frame belongs to speech, after smoothing
         */
        void frame(double probability, boolean speech);
    }
}
