package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a recording has, or had, and the report has not: events that JFR dropped, and samples that are not read. */
final class Missing {

    /** Samples of other things than CPU time and waits. */
    private static final List<String> UNREAD = List.of(
            "jdk.ObjectAllocationSample",
            "jdk.ObjectAllocationInNewTLAB",
            "jdk.ObjectAllocationOutsideTLAB",
            "jdk.NativeMethodSample",
            "jdk.OldObjectSample",
            "profiler.LiveObject",
            "profiler.Malloc");

    private long lostBytes;
    private long unread;
    private String firstUnread = "";

    /** What counts in one chunk. */
    List<EventHandler> handlers() {
        List<EventHandler> handlers = new ArrayList<>();
        handlers.add(new Counted("jdk.DataLoss", List.of("amount")));
        UNREAD.forEach(type -> handlers.add(new Counted(type, List.of())));
        return handlers;
    }

    void add(Missing chunk) {
        lostBytes += chunk.lostBytes;
        unread += chunk.unread;
        firstUnread = firstUnread.isEmpty() ? chunk.firstUnread : firstUnread;
    }

    /** All chunks were read, and all else was given on. */
    void warn(RecordingBuilder into) {
        if (lostBytes > 0) {
            into.warn(
                    "lost-events",
                    into.file() + ": JFR dropped events, " + lostBytes
                            + " bytes of them, for its buffers were full; they"
                            + " are not counted (-XX:FlightRecorderOptions=memorysize= takes larger buffers)");
        }
        if (unread > 0 && into.isEmpty()) {
            into.warn(
                    "unread-samples",
                    into.file() + ": has neither CPU samples nor waits, only " + unread
                            + (unread == 1 ? " sample" : " samples") + " of other things," + " such as " + firstUnread
                            + ", which lockspot does not read; profile with event=cpu");
        }
    }

    private final class Counted implements EventHandler {

        private final String type;
        private final List<String> fields;

        Counted(String type, List<String> fields) {
            this.type = type;
            this.fields = fields;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public List<String> fields(TypeDescriptor of) {
            return fields;
        }

        @Override
        public void event(Event event) {
            if (!fields.isEmpty()) {
                lostBytes += event.has(0) ? Math.max(event.number(0), 0) : 0;
                return;
            }
            unread++;
            firstUnread = firstUnread.isEmpty() ? type : firstUnread;
        }
    }
}
