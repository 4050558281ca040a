package io.lockspot.agent.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording, read by the JDK's own reader. */
public record Recorded(List<RecordedEvent> events) {

    public static Recorded in(Path file) {
        try {
            return new Recorded(RecordingFile.readAllEvents(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<RecordedEvent> of(String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    /** How often an operation was counted, in all summaries together. */
    public long count(String operation) {
        return of("lockspot.OperationSummary").stream()
                .filter(event -> event.getString("operation").equals(operation))
                .mapToLong(event -> event.getLong("count"))
                .sum();
    }

    /** Whether the recording ended in good order. */
    public boolean isComplete() {
        return of("lockspot.AgentHealth").stream().anyMatch(event -> event.getBoolean("last"));
    }
}
