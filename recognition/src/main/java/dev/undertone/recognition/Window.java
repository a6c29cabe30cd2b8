package dev.undertone.recognition;

/**
 * One judged stretch of a recording.
 *
 * @param startSeconds from the recording's first sample
 * @param endSeconds exclusive, after {@code startSeconds}
 */
public record Window(double startSeconds, double endSeconds, Verdict verdict) {

    /** The middle of it: the moment that its verdict says most about, where windows overlap. */
    public double centreSeconds() {
        return (startSeconds + endSeconds) / 2;
    }
}
