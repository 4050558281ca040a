package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code profiler.Log}: what async-profiler had to complain of while it recorded, such as symbols that it may not read. */
final class ProfilerLog implements EventHandler {

    private static final int LEVEL = 0;
    private static final int MESSAGE = 1;

    /** Those of which the rest of the log is not told. */
    private static final Set<String> TOLD = Set.of("WARN", "ERROR");

    private static final int MOST = 8;
    private static final int LONGEST = 300;

    private final Set<String> messages = new LinkedHashSet<>();

    @Override
    public String type() {
        return "profiler.Log";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("level", "message");
    }

    @Override
    public void event(Event event) {
        if (messages.size() < MOST && TOLD.contains(event.text(LEVEL))) {
            String message = event.text(MESSAGE).strip().replaceAll("\\s+", " ");
            messages.add(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message);
        }
    }

    void add(ProfilerLog chunk) {
        for (String message : chunk.messages) {
            if (messages.size() < MOST) {
                messages.add(message);
            }
        }
    }

    /** All chunks were read. */
    void warn(RecordingBuilder into) {
        messages.forEach(message -> into.warn("profiler-log", into.file() + ": async-profiler said: " + message));
    }
}
