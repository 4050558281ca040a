package io.lockspot.agent.options;

import java.time.Duration;

/** Durations as {@code 500us}, {@code 10ms}, {@code 30s}, {@code 5m}. */
final class Durations {

    private static final int MOST_DIGITS = 12;

    private Durations() {}

    static Duration parse(String key, String value, Duration least, Duration most) throws BadOptionException {
        int digits = Digits.count(value);
        Duration duration = digits == 0 || digits > MOST_DIGITS
                ? null
                : of(Long.parseLong(value, 0, digits, 10), value.substring(digits));
        if (duration == null) {
            throw new BadOptionException(
                    "'" + value + "' is not a duration for '" + key + "': write 500us, 10ms, 30s or 5m");
        }
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new BadOptionException(
                    "'" + key + "' must be from " + format(least) + " to " + format(most) + ", not " + value);
        }
        return duration;
    }

    /** Null when there is no such unit. */
    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofSeconds(amount / 1_000_000, amount % 1_000_000 * 1_000);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> null;
        };
    }

    /** The shortest form that {@link #parse} reads back. */
    static String format(Duration duration) {
        if (duration.toNanosPart() == 0) {
            long seconds = duration.toSeconds();
            return seconds > 0 && seconds % 3600 == 0
                    ? seconds / 3600 + "h"
                    : seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        }
        long nanos = duration.toNanos();
        return nanos % 1_000_000 == 0
                ? nanos / 1_000_000 + "ms"
                : nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
    }
}
