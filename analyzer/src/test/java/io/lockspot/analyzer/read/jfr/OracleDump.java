package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/**
 * The same text as {@link EventDump}, read with the JDK's own reader, a chunk at a time: of a whole file it gives an event
 * the constant that the last event of an earlier chunk had under the same number, where the event's own chunk has none.
 */
final class OracleDump {

    /** What is in the recording once has its text once: by the JDK's object for it, for each depth. */
    private final List<Map<RecordedObject, String>> texts = new ArrayList<>();

    private OracleDump() {
        for (int depth = 0; depth <= EventDump.DEPTH; depth++) {
            texts.add(new IdentityHashMap<>());
        }
    }

    static List<String> of(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        Path chunk = Files.createTempFile("chunk", ".jfr");
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            for (int at = 0; at < bytes.limit(); ) {
                int size = (int) bytes.getLong(at + 8);
                Files.write(chunk, Arrays.copyOfRange(bytes.array(), at, at + size));
                new OracleDump().events(chunk, lines);
                at += size;
            }
        } finally {
            Files.delete(chunk);
        }
        return lines;
    }

    private void events(Path chunk, List<String> lines) throws IOException {
        try (RecordingFile recording = new RecordingFile(chunk)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                lines.add(event.getEventType().getName() + fields(event, EventDump.DEPTH));
            }
        }
    }

    private String fields(RecordedObject object, int depth) {
        List<ValueDescriptor> fields = object.getFields();
        if (fields.size() == 1) {
            return value(object, fields.get(0), depth);
        }
        StringBuilder text = new StringBuilder("{");
        for (ValueDescriptor field : fields) {
            text.append(field.getName())
                    .append('=')
                    .append(value(object, field, depth))
                    .append("; ");
        }
        return text.append('}').toString();
    }

    private String value(RecordedObject of, ValueDescriptor field, int depth) {
        Object value = of.getValue(field.getName());
        if (value == null && field.getTypeName().equals("java.lang.String")) {
            return "\"\"";
        }
        return value(value, depth);
    }

    private String value(Object value, int depth) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Character c) {
            return Integer.toString(c);
        }
        if (value instanceof Object[] array) {
            StringBuilder text = new StringBuilder("[");
            for (Object element : array) {
                text.append(value(element, depth)).append(", ");
            }
            return text.append(']').toString();
        }
        if (value instanceof RecordedObject object) {
            return depth == 0 ? "…" : text(object, depth - 1);
        }
        return String.valueOf(value);
    }

    private String text(RecordedObject object, int depth) {
        String known = texts.get(depth).get(object);
        if (known == null) {
            known = fields(object, depth);
            texts.get(depth).put(object, known);
        }
        return known;
    }
}
