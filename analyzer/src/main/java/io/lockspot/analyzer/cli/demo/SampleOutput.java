package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a sample wrote to its stdout; the last line is a JSON object. */
final class SampleOutput {

    private SampleOutput() {}

    /**
     * Reads the last line.
     *
     * @param paths of the numbers that must be there
     * @throws IOException with a message for the user
     */
    static SampleResult read(Path output, Collection<String> paths) throws IOException {
        List<String> lines = Files.readAllLines(output);
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        try {
            SampleResult result = new SampleResult(parse(last));
            paths.forEach(result::number);
            return result;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(output + " does not end with the result of the sample: " + e.getMessage(), e);
        }
    }

    /** What is in arrays is left out. */
    private static Map<String, Long> parse(String json) {
        Map<String, Long> numbers = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT ->
                        path.addLast(path.isEmpty() ? "" : path.getLast() + parser.currentName() + ".");
                    case END_OBJECT -> path.removeLast();
                    case START_ARRAY -> parser.skipChildren();
                    case VALUE_NUMBER_INT -> {
                        if (path.isEmpty()) {
                            throw new IllegalArgumentException("a number is no object");
                        }
                        numbers.put(path.getLast() + parser.currentName(), parser.getLongValue());
                    }
                    default -> {}
                }
            }
        }
        return numbers;
    }
}
