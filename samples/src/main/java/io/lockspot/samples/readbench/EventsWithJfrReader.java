package io.lockspot.samples.readbench;

import java.nio.file.Path;
import one.jfr.JfrReader;
import one.jfr.event.Event;

/** Decodes every event of {@link EventsInput} with the reader of async-profiler's converter. */
final class EventsWithJfrReader {

    /** The reader finds this constructor by reflection, and hands over every event at its first field. */
    public static final class Small extends Event {
        final int number;
        final long address;
        final long bytes;

        public Small(JfrReader in) {
            super(start(in), thread(in), 0);
            number = in.getVarint();
            address = in.getVarlong();
            bytes = in.getVarlong();
        }
    }

    /** A wait for a lock. */
    public static final class LockWait extends Event {
        final String lockName;
        final String lockClass;

        public LockWait(JfrReader in) {
            super(start(in), thread(in), 0);
            lockClass = in.getString();
            lockName = in.getString();
        }
    }

    private EventsWithJfrReader() {}

    private static long start(JfrReader in) {
        long start = in.getVarlong();
        in.getVarlong();
        return start;
    }

    private static int thread(JfrReader in) {
        return in.getVarint();
    }

    public static void main(String[] args) throws Exception {
        try (JfrReader reader = new JfrReader(Path.of(args[0]).toString())) {
            reader.registerEvent("bench.Small", Small.class);
            reader.registerEvent("lockspot.LockWait", LockWait.class);
            long events = 0;
            while (reader.readEvent() != null) {
                events++;
            }
            System.out.println(events);
        }
    }
}
