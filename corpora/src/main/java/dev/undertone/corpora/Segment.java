package dev.undertone.corpora;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of a longer recording that an utterance is.
 *
 * @param start from the recording's first sample
 * @param end where it ends; empty for the recording's end
 */
public record Segment(Duration start, Optional<Duration> end) {

    /** @throws IllegalArgumentException if the start is negative or the end is not after it */
    public Segment {
        if (start.isNegative()) {
            throw new IllegalArgumentException(
                    "start of a segment must be at least 0 s but was " + seconds(start) + " s");
        }
        if (end.isPresent() && end.get().compareTo(start) <= 0) {
            throw new IllegalArgumentException("end of a segment must be after its start " + seconds(start)
                    + " s but was " + seconds(end.get()) + " s");
        }
    }

    /** From one time to another, in seconds. */
    public static Segment ofSeconds(double start, double end) {
        return new Segment(duration(start), Optional.of(duration(end)));
    }

    /** Whether some sound belongs to both segments of one recording. */
    public boolean overlaps(Segment other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Segment other) {
        return other.end.isEmpty() || start.compareTo(other.end.get()) < 0;
    }

    /** Where it starts, in seconds. */
    public double startSeconds() {
        return seconds(start);
    }

    /** Where it ends, in seconds; empty for the recording's end. */
    public Optional<Double> endSeconds() {
        return end.map(Segment::seconds);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** {@code 1.5-3.25}, seconds. */
    @Override
    public String toString() {
        return startSeconds() + "-" + endSeconds().map(String::valueOf).orElse("");
    }
}
