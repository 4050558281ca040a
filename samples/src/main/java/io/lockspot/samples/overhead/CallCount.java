package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * How many calls of probed methods a connection, or a turn of a loop, makes: counted by JFR's method timing, which misses
 * none, in a run that is not measured.
 */
final class CallCount {

    private static final String EVENT = "jdk.MethodTiming";

    private CallCount() {}

    /** @param jdk one that has method timing */
    static double perUnit(Workload workload, JavaHome jdk, Setting methodTiming, Path work)
            throws IOException, InterruptedException {
        Reading reading = workload.run(jdk, methodTiming, work);
        long calls = calls(work.resolve(methodTiming.records()));
        if (calls == 0) {
            throw new BenchException(
                    workload.label() + " calls none of the methods that are timed on JDK " + jdk.version());
        }
        return calls / reading.get(Metric.ALL_UNITS);
    }

    /** The counts of an event are of all time until then. */
    private static long calls(Path recording) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(EVENT)) {
                    RecordedMethod method = event.getValue("method");
                    String name = method.getType().getName() + method.getName() + method.getDescriptor();
                    counts.merge(name, event.getLong("invocations"), Math::max);
                }
            }
        }
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
