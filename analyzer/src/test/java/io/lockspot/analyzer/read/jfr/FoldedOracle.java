package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * How many samples on the CPU there are of each thread with each number of frames: folded by this package, with its pools
 * and threads, and counted one by one with the JDK's reader. Names are no part of it, since they are made canonical.
 */
final class FoldedOracle {

    private FoldedOracle() {}

    static Map<String, Long> ours(Recording recording) {
        Map<String, Long> counts = new TreeMap<>();
        for (Measure measure : new Measure[] {Measure.CPU, Measure.SAMPLES}) {
            for (Sample sample : recording.samples(measure)) {
                counts.merge(key(sample.thread(), sample.stack().frames().size()), sample.count(), Long::sum);
            }
        }
        return counts;
    }

    /** Where the JDK's two profilers ran at once, the one that counts CPU time is asked. */
    static Map<String, Long> of(Path file) throws IOException {
        Map<String, Long> cpuTime = new TreeMap<>();
        Map<String, Long> execution = new TreeMap<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.CPUTimeSample" -> cpuTime.merge(key(event, "eventThread"), 1L, Long::sum);
                    case "jdk.ExecutionSample" -> execution.merge(key(event, "sampledThread"), 1L, Long::sum);
                    default -> {}
                }
            }
        }
        return cpuTime.isEmpty() ? execution : cpuTime;
    }

    /** A truncated stack has one frame more, which says so. */
    private static String key(RecordedEvent event, String threadField) {
        RecordedStackTrace stack = event.getStackTrace();
        int frames = stack == null ? 1 : stack.getFrames().size() + (stack.isTruncated() ? 1 : 0);
        return key(name(event.getThread(threadField)), frames);
    }

    private static String name(RecordedThread thread) {
        if (thread == null) {
            return "";
        }
        return thread.getJavaName() == null ? String.valueOf(thread.getOSName()) : thread.getJavaName();
    }

    private static String key(String thread, int frames) {
        return thread + " with " + frames + " frames";
    }
}
