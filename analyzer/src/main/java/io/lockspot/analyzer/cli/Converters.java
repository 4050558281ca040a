package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.read.Column;
import io.lockspot.flamegraphs.Frame;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** From what the user typed to what is meant. */
final class Converters {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(us|ms|s|m)");

    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(Measure.class, Converters::measure);
        line.registerConverter(PerChoice.class, Converters::per);
        line.registerConverter(Pattern.class, Converters::pattern);
        line.registerConverter(Column.class, text -> oneOf(Column.values(), text));
        line.registerConverter(ProfileFormat.class, text -> oneOf(ProfileFormat.values(), text));
        line.registerConverter(Format.class, text -> oneOf(Format.values(), text));
        line.registerConverter(ReportOutput.Colour.class, text -> oneOf(ReportOutput.Colour.values(), text));
        line.registerConverter(
                GateOptions.OnInconclusive.class, text -> oneOf(GateOptions.OnInconclusive.values(), text));
        line.registerConverter(Duration.class, Converters::duration);
        line.registerConverter(Double.class, text -> number(text, Double::valueOf));
        line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
    }

    private static Measure measure(String id) {
        return Measure.of(id)
                .orElseThrow(() -> new TypeConversionException("'" + id + "' is none of "
                        + Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.joining(", "))));
    }

    private static PerChoice per(String text) {
        return PerChoice.of(text.strip())
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is neither share, second, operation nor an operation such as close or close:jdk-nio"));
    }

    /** Such as {@code 500ms}, {@code 2s} or {@code 5m}. */
    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a time such as 500ms, 2s or 5m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> Duration.ofNanos(number * 1_000);
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static <T> T oneOf(T[] values, String text) {
        return Arrays.stream(values)
                .filter(v -> v.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "))));
    }

    private static <T> T number(String text, Function<String, T> conversion) {
        try {
            return conversion.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number that fits here");
        }
    }

    /** A name that was copied from a report may carry the mark of the kernel, which is no part of the name. */
    private static Pattern pattern(String regex) {
        String name = regex.endsWith(Frame.KERNEL_MARK)
                ? regex.substring(0, regex.length() - Frame.KERNEL_MARK.length())
                : regex;
        try {
            return Pattern.compile(name);
        } catch (PatternSyntaxException e) {
            throw new TypeConversionException("'" + regex + "' is not a regular expression: " + e.getDescription());
        }
    }
}
