package io.lockspot.analyzer.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Times as users write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
final class Times {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");

    private Times() {}

    static Duration parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw new TypeConversionException("'" + text + "' is no time; write 500ms, 30s, 5m or 1h");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
