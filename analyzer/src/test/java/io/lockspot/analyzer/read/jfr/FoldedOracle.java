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

    static Map<String, Long> of(Path file) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                if (type.equals("jdk.ExecutionSample") || type.equals("jdk.CPUTimeSample")) {
                    RecordedThread thread =
                            event.getThread(event.hasField("sampledThread") ? "sampledThread" : "eventThread");
                    RecordedStackTrace stack = event.getStackTrace();
                    counts.merge(
                            key(
                                    name(thread),
                                    stack == null ? 1 : stack.getFrames().size()),
                            1L,
                            Long::sum);
                }
            }
        }
        return counts;
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
