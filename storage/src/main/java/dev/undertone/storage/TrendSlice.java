package dev.undertone.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The windows of one kind in a quarter of an hour: the finest slice from which hours and days of every time zone can be
 * put together.
 *
 * @param start a multiple of {@link #LENGTH}
 * @param emotion the likeliest, with speech to judge
 * @param windows how many
 */
public record TrendSlice(Instant start, String verdict, Optional<String> emotion, long windows) {

    /** A quarter of an hour. */
    public static final Duration LENGTH = Duration.ofMinutes(15);
}
