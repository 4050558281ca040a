package io.lockspot.agent.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as {@code 500us}, {@code 10ms}, {@code 30s}, {@code 5m}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ns|us|ms|s|m|h)");

    private Durations() {}

    static Duration parse(String key, String value, Duration least, Duration most) throws BadOptionException {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new BadOptionException(
                    "'" + value + "' is not a duration for '" + key + "': write 500us, 10ms, 30s or 5m");
        }
        Duration duration = of(Long.parseLong(form.group(1)), form.group(2));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new BadOptionException(
                    "'" + key + "' must be from " + format(least) + " to " + format(most) + ", not " + value);
        }
        return duration;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ns" -> Duration.ofNanos(amount);
            case "us" -> Duration.ofSeconds(amount / 1_000_000, amount % 1_000_000 * 1_000);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
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
