package dev.undertone.recognition;

import dev.undertone.models.baseline.SpeakerBaseline;
import java.time.Duration;

/** Against which ordinary voice a recording is heard. */
public sealed interface BaselineChoice {

    /** Against none. */
    record None() implements BaselineChoice {}

    /**
     * Against one that was learnt before.
     *
     * @param name by which its user knows it
     */
    record Given(String name, SpeakerBaseline baseline) implements BaselineChoice {}

    /**
     * Against each channel's own: the recording is heard twice, first to learn. A channel with less speech is heard
     * against none, and so is every one by a model that makes no use of a baseline.
     *
     * @param least speech in a channel for which it is done, zero or longer
     */
    record FromRecording(Duration least) implements BaselineChoice {

        /** When nobody asks: a long recording holds enough of a voice, in moods enough, to be its own measure. */
        public static final FromRecording LONG = new FromRecording(Duration.ofMinutes(3));

        public FromRecording {
            if (least.isNegative()) {
                throw new IllegalArgumentException("least must not be negative but was " + least);
            }
        }
    }
}
