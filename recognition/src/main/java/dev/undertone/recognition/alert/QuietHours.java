package dev.undertone.recognition.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Times of day without alerts. A rule goes on listening in them: what began then and still lasts alerts when they end.
 *
 * @param zone whose clock is meant
 */
public record QuietHours(ZoneId zone, List<Range> ranges) {

    public QuietHours {
        ranges = List.copyOf(ranges);
    }

    /**
     * From one time of day to another one; over midnight if the second is the earlier.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Range(LocalTime from, LocalTime to) {

        public Range {
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "quiet hours must end at another time than they begin but both were " + from);
            }
        }

        boolean holds(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean before = time.isBefore(to);
            return from.isBefore(to) ? begun && before : begun || before;
        }
    }

    /** None at all. */
    public static QuietHours none() {
        return new QuietHours(ZoneId.of("UTC"), List.of());
    }

    boolean at(Instant instant) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return ranges.stream().anyMatch(range -> range.holds(time));
    }
}
