package io.lockspot.analyzer.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the sample itself counted and timed.
 *
 * @param connections how many were open at the same time
 * @param connectionsWanted how many it was told to open; more than {@code connections} when descriptors are short
 * @param closes how many channels it closed
 * @param tearDownNanos from the first close to the last descriptor given back, all rounds together
 */
record SampleResult(long connections, long connectionsWanted, long closes, long tearDownNanos) {

    /** Reads the last line of the sample's output. */
    static SampleResult read(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        try {
            Map<String, Long> numbers = numbers(last);
            return new SampleResult(
                    number(numbers, "connections"),
                    number(numbers, "connectionsWanted"),
                    number(numbers, "counts.close"),
                    number(numbers, "tearDownTotal"));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(output + " does not end with the result of the sample: " + e.getMessage(), e);
        }
    }

    private static long number(Map<String, Long> numbers, String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no number " + name);
        }
        return number;
    }

    /** All whole numbers that are not in arrays, by their path: {@code counts.close}. */
    private static Map<String, Long> numbers(String json) {
        Map<String, Long> numbers = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT ->
                        path.addLast(path.isEmpty() ? "" : path.getLast() + parser.currentName() + ".");
                    case END_OBJECT -> path.removeLast();
                    case START_ARRAY -> parser.skipChildren();
                    case VALUE_NUMBER_INT -> numbers.put(path.getLast() + parser.currentName(), parser.getLongValue());
                    default -> {}
                }
            }
        }
        return numbers;
    }
}
