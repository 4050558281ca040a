package io.lockspot.analyzer.read.perf;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code perf script --header} says of the machine: {@code # os release : 6.1.0-50-cloud-amd64}.
 *
 * @param key as in the event {@code lockspot.Environment}
 */
record HeaderComment(String key, String value) {

    /** Nothing else is taken over: the command line, for one, may hold secrets. */
    private static final Map<String, String> KEYS =
            Map.of("os release", "kernelRelease", "nrcpus online", "cpus", "arch", "arch");

    static Optional<HeaderComment> of(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > 40) {
            return Optional.empty();
        }
        String key = KEYS.get(line.substring(1, colon).strip());
        String value = line.substring(colon + 1).strip();
        boolean known = key != null && !value.isEmpty() && value.length() <= 200;
        return known ? Optional.of(new HeaderComment(key, value)) : Optional.empty();
    }
}
