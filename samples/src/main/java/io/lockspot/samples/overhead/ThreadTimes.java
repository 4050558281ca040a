package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
     * @param sleeps how often it gave the processor back because it had to wait
     */
    record Entry(ThreadKind kind, long nanos, long sleeps) {}

    ThreadTimes {
        threads = Map.copyOf(threads);
    }

    private static final Pattern SLEEPS = Pattern.compile("\nvoluntary_ctxt_switches:\\s+(\\d+)");

    static ThreadTimes of(long pid) throws IOException {
        Map<Long, Entry> times = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                String name = text(thread.resolve("comm"));
                String run = text(thread.resolve("schedstat"));
                if (!name.isEmpty() && !run.isEmpty()) {
                    Matcher sleeps = SLEEPS.matcher(text(thread.resolve("status")));
                    times.put(
                            Long.parseLong(thread.getFileName().toString()),
                            new Entry(
                                    ThreadKind.of(name),
                                    Long.parseLong(run.substring(0, run.indexOf(' '))),
                                    sleeps.find() ? Long.parseLong(sleeps.group(1)) : 0));
                }
            }
        }
        return new ThreadTimes(times);
    }

    /** What the threads of a kind that are still there have run since then, in nanoseconds. */
    long since(ThreadTimes before, ThreadKind kind) {
        return sum(kind, Entry::nanos) - before.sum(kind, this, Entry::nanos);
    }

    /** How often they had to wait since then. */
    long sleepsSince(ThreadTimes before, ThreadKind kind) {
        return sum(kind, Entry::sleeps) - before.sum(kind, this, Entry::sleeps);
    }

    private long sum(ThreadKind kind, ToLongFunction<Entry> figure) {
        return sum(kind, this, figure);
    }

    /** Of those that are also there in the other. */
    private long sum(ThreadKind kind, ThreadTimes other, ToLongFunction<Entry> figure) {
        return threads.entrySet().stream()
                .filter(thread -> thread.getValue().kind() == kind && other.threads.containsKey(thread.getKey()))
                .mapToLong(thread -> figure.applyAsLong(thread.getValue()))
                .sum();
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
