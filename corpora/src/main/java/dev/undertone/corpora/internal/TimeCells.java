package dev.undertone.corpora.internal;

import dev.undertone.corpora.Segment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as tables write them: seconds ({@code 1.25}), a clock ({@code 0:01.25}) or pandas' {@code 0 days 00:00:01.250000}. */
final class TimeCells {

    private static final Pattern TIME =
            Pattern.compile("(?:(\\d+) days?\\s*)?(?:(?:(\\d+):)?(\\d+):)?(\\d+(?:\\.\\d+)?)?");
    private static final int NANO_DIGITS = 9;

    private TimeCells() {}

    /**
     * The segment that two cells name; none where both are empty.
     *
     * @throws IllegalArgumentException if a cell is no time, or the end is not after the start
     */
    static Optional<Segment> segment(String start, String end) {
        Optional<Duration> from = time(start);
        Optional<Duration> to = time(end);
        return from.isEmpty() && to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Segment(from.orElse(Duration.ZERO), to));
    }

    /** @return none for an empty cell or pandas' {@code NaT} */
    private static Optional<Duration> time(String cell) {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nat") || cell.equalsIgnoreCase("nan")) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(cell);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "a time must be seconds, such as 1.25, or a clock, such as 0:01.25, but was '" + cell + "'");
        }
        return Optional.of(Duration.ofDays(whole(time.group(1)))
                .plusHours(whole(time.group(2)))
                .plusMinutes(whole(time.group(3)))
                .plusNanos(nanos(time.group(4))));
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String seconds) {
        return seconds == null
                ? 0
                : new BigDecimal(seconds)
                        .movePointRight(NANO_DIGITS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
    }
}
