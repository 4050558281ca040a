package io.lockspot.analyzer.cli.demo.scenario;

import java.util.Map;
import java.util.Optional;

/** What the sample itself counted and timed: whole numbers by their path, {@code counts.close}. */
public record SampleResult(Map<String, Long> numbers) {

    public SampleResult {
        numbers = Map.copyOf(numbers);
    }

    /** @throws IllegalArgumentException when there is none */
    public long number(String path) {
        return find(path).orElseThrow(() -> new IllegalArgumentException("no number " + path));
    }

    public Optional<Long> find(String path) {
        return Optional.ofNullable(numbers.get(path));
    }
}
