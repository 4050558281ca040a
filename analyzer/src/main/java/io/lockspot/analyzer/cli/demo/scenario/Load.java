package io.lockspot.analyzer.cli.demo.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much a sample does in a run.
 *
 * @param numbers what is counted, in the plural, and how much of it; in the order in which it is said
 * @param arguments the sample's, after the variant
 */
public record Load(Map<String, Long> numbers, List<String> arguments) {

    public Load {
        numbers = new LinkedHashMap<>(numbers);
        arguments = List.copyOf(arguments);
    }

    static Load of(String first, long count, String second, long otherCount, String... arguments) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put(first, count);
        numbers.put(second, otherCount);
        return new Load(numbers, List.of(arguments));
    }

    /** What was really done: a number that the sample gives under the same name replaces the one that was asked for. */
    public Load as(SampleResult done) {
        Map<String, Long> real = new LinkedHashMap<>(numbers);
        real.replaceAll((name, asked) -> done.find(name).orElse(asked));
        return new Load(real, arguments);
    }

    /** {@code 4,000 connections, 8 rounds}. */
    public String text() {
        return numbers.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey()))
                .collect(Collectors.joining(", "));
    }
}
