package io.lockspot.analyzer.read.jfr;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what this package reads with what the JDK reads, event by event, and shows where they first differ. */
final class SameEvents {

    private static final int CONTEXT = 150;

    private SameEvents() {}

    /** @return the events as text */
    static List<String> check(Path file) throws Exception {
        List<String> ours = EventDump.of(file);
        List<String> oracle = OracleDump.of(file);
        for (int i = 0; i < Math.min(ours.size(), oracle.size()); i++) {
            String our = ours.get(i);
            String their = oracle.get(i);
            if (!our.equals(their)) {
                int at = firstDifference(our, their);
                assertThat(around(our, at)).as("event %d, character %d", i, at).isEqualTo(around(their, at));
            }
        }
        assertThat(ours.size()).as("number of events").isEqualTo(oracle.size());
        return ours;
    }

    /** Of an event as text, the name of its type. */
    static String type(String event) {
        int end = 0;
        while (end < event.length()
                && (Character.isJavaIdentifierPart(event.charAt(end)) || event.charAt(end) == '.')) {
            end++;
        }
        return event.substring(0, end);
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(at - CONTEXT, 0), Math.min(at + CONTEXT, text.length()));
    }
}
