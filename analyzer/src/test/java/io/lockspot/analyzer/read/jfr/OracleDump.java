package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/** The same text as {@link EventDump}, read with the JDK's own reader. */
final class OracleDump {

    private OracleDump() {}

    static List<String> of(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                lines.add(event.getEventType().getName() + fields(event, EventDump.DEPTH));
            }
        }
        return lines;
    }

    private static String fields(RecordedObject object, int depth) {
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

    private static String value(RecordedObject of, ValueDescriptor field, int depth) {
        Object value = of.getValue(field.getName());
        if (value == null && field.getTypeName().equals("java.lang.String")) {
            return "\"\"";
        }
        return value(value, depth);
    }

    private static String value(Object value, int depth) {
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
            return depth == 0 ? "…" : fields(object, depth - 1);
        }
        return String.valueOf(value);
    }
}
