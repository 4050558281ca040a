package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code lockspot.Environment}: what the agent says of the machine, of the JVM and of itself; whatever fields it has. */
final class AgentEnvironment implements EventHandler {

    /** The newest version of the event schema that is known here. */
    private static final int SCHEMA = 1;

    private static final Set<String> OF_EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private final RunOfChunk chunk;
    private final Map<String, String> values = new TreeMap<>();

    AgentEnvironment(RunOfChunk chunk) {
        this.chunk = chunk;
    }

    @Override
    public String type() {
        return "lockspot.Environment";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return type.fields().stream()
                .map(FieldDescriptor::name)
                .filter(name -> !OF_EVERY_EVENT.contains(name))
                .toList();
    }

    @Override
    public void event(Event event) {
        List<String> fields = fields(event.type());
        for (int i = 0; i < fields.size(); i++) {
            String value = event.simpleText(i);
            values.put(fields.get(i), value);
            switch (fields.get(i)) {
                case "processId" -> chunk.process(event.number(i));
                case "mainClass" -> chunk.run().mainClass(value);
                default -> {}
            }
        }
        chunk.run().agent();
    }

    /** Adds what the next chunk says; the latest word counts. */
    void add(AgentEnvironment next) {
        values.putAll(next.values);
    }

    void finish(RecordingBuilder into) {
        values.forEach(into::environment);
        String schema = values.getOrDefault("schemaVersion", "");
        if (schema.length() > 1 || schema.compareTo(Integer.toString(SCHEMA)) > 0) {
            into.warn(
                    "newer-schema",
                    into.file() + ": was written by a newer agent (schema " + schema + ", known here: " + SCHEMA
                            + "); what it added is not shown; use the analyzer of the same version");
        }
    }
}
