package dev.undertone.recognition;

import java.util.OptionalDouble;

/** What a session has to say while it listens, in order of time. */
public sealed interface RecognitionEvent {

    /** A window was judged. */
    record WindowJudged(Window window) implements RecognitionEvent {}

    /** A segment is complete and will not change any more. */
    record SegmentEnded(Segment segment) implements RecognitionEvent {}

    /** Somebody began to speak at that time. */
    record SpeechStarted(double atSeconds) implements RecognitionEvent {}

    /** The speech that had begun ended at that time. */
    record SpeechEnded(double atSeconds) implements RecognitionEvent {}

    /**
     * A rule was met.
     *
     * @param rule what the rule is called
     * @param atSeconds the end of the window that met it
     * @param value what the rule watches, in that window
     * @param usual the person's own value that it was compared with
     * @param measure what met the threshold, in its unit
     * @param heldSeconds of speech for which the condition had lasted
     */
    record AlertRaised(
            String rule, double atSeconds, double value, OptionalDouble usual, double measure, double heldSeconds)
            implements RecognitionEvent {}

    /** Something about the recording that its user should know. */
    record Warned(String message) implements RecognitionEvent {}
}
