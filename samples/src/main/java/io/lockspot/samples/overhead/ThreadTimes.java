package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long each thread of a process has run so far. The scheduler keeps that to the nanosecond, where {@link ProcessCpu} has
 * hundredths of a second; but a thread that has ended is not in it.
 *
 * @param threads by thread id
 */
record ThreadTimes(Map<Long, Entry> threads) {

    /**
     * One thread.
     *
     * @param nanos on a processor, in user and in kernel mode
     */
    record Entry(ThreadKind kind, long nanos) {}

    ThreadTimes {
        threads = Map.copyOf(threads);
    }

    static ThreadTimes of(long pid) throws IOException {
        Map<Long, Entry> times = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                String name = text(thread.resolve("comm"));
                String run = text(thread.resolve("schedstat"));
                if (!name.isEmpty() && !run.isEmpty()) {
                    times.put(
                            Long.parseLong(thread.getFileName().toString()),
                            new Entry(ThreadKind.of(name), Long.parseLong(run.substring(0, run.indexOf(' ')))));
                }
            }
        }
        return new ThreadTimes(times);
    }

    /** What the threads of a kind that are still there have run since then, in nanoseconds. */
    long since(ThreadTimes before, ThreadKind kind) {
        long sum = 0;
        for (Map.Entry<Long, Entry> thread : threads.entrySet()) {
            if (thread.getValue().kind() == kind) {
                Entry then = before.threads.get(thread.getKey());
                sum += thread.getValue().nanos() - (then == null ? 0 : then.nanos());
            }
        }
        return sum;
    }

    /** The same of all threads. */
    long since(ThreadTimes before) {
        long sum = 0;
        for (ThreadKind kind : ThreadKind.values()) {
            sum += since(before, kind);
        }
        return sum;
    }

    /** Empty when the thread has ended meanwhile, or the kernel keeps no such figures. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
