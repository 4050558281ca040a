package io.lockspot.samples.readbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One reading in a process of its own.
 *
 * @param wallNanos from the start of the process to its end
 * @param cpuNanos user and system time of all its threads
 * @param peakResident the most memory that it had resident, mapped files included, in bytes
 * @param peakPrivate the most that was its own, without mapped files
 * @param peakHeap the most heap in use that the garbage collector saw; 0 when it is no JVM
 * @param failure why it is no result; null when it is one
 */
record Reading(long wallNanos, long cpuNanos, long peakResident, long peakPrivate, long peakHeap, String failure) {

    private static final int SAMPLE_MILLIS = 20;

    static Path gcLog(Path work) {
        return work.resolve("gc.log");
    }

    static Reading of(Contestant contestant, Path work) throws IOException, InterruptedException {
        Files.deleteIfExists(gcLog(work));
        long cpuBefore = ChildrenCpu.nanos();
        long start = System.nanoTime();
        Child child = Child.start(contestant.command(), work);
        ProcessMemory memory = new ProcessMemory(child.process().pid());
        // The peaks are kept by the kernel: a sample misses only what grew after it. Each takes time from the reading.
        while (!child.process().waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            memory.sample();
        }
        long wall = System.nanoTime() - start;
        int exit = child.process().exitValue();
        return new Reading(
                wall,
                ChildrenCpu.nanos() - cpuBefore,
                memory.peakResident(),
                memory.peakPrivate(),
                contestant.java() ? GcLog.peak(gcLog(work)) : 0,
                exit == 0 ? null : child.complaint(exit));
    }

    void complain(PrintWriter err) {
        if (failure != null) {
            err.println("failed: " + failure);
        }
    }
}
