package dev.undertone.recognition;

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

    /** Something about the recording that its user should know. */
    record Warned(String message) implements RecognitionEvent {}
}
