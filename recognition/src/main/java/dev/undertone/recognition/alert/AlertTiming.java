package dev.undertone.recognition.alert;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param holdFor speech for which the condition must have lasted, 0–600 s
 * @param warmUp speech that must have been heard before anything is compared with the person's own values, 0–1 h
 * @param coolDown from one alert to the next at least, 0–24 h
 */
public record AlertTiming(Duration holdFor, Duration warmUp, Duration coolDown) {

    public AlertTiming {
        requireAtMost("forSeconds", holdFor, Duration.ofMinutes(10));
        requireAtMost("warmUpSeconds", warmUp, Duration.ofHours(1));
        requireAtMost("coolDownSeconds", coolDown, Duration.ofDays(1));
    }

    /** Two seconds, after twenty of speech, at most once a minute. */
    public static AlertTiming defaults() {
        return new AlertTiming(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private static void requireAtMost(String name, Duration value, Duration most) {
        if (value.isNegative() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    name + " must be in 0.." + most.toSeconds() + " but was " + value.toMillis() / 1000.0);
        }
    }
}
