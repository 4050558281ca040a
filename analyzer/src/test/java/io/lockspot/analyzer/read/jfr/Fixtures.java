package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The recordings among the test resources. None of them holds environment variables or system properties
 * with a value: where an old async-profiler writes properties all the same, each character is an x, and from recordings
 * that others made the events are taken out.
 */
final class Fixtures {

    /** async-profiler 3.0, event=cpu, every 4 ms; six threads that close watched descriptors on an affected kernel. */
    static final String CHURN = "churn-raw.jfr";

    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("/jfr/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static Recording read(Path file) throws BadRecordingException {
        RecordingBuilder builder = new RecordingBuilder(file.getFileName().toString());
        new JfrReader().read(file, builder);
        return builder.build();
    }
}
