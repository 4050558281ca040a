package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a running process. */
final class ProcessMemory {

    private static final long NANOS_PER_TICK = 10_000_000;

    private final Path status;
    private final Path stat;
    private long peakResident;
    private long peakPrivate;
    private long cpuTicks;

    ProcessMemory(long pid) {
        status = Path.of("/proc/" + pid + "/status");
        stat = Path.of("/proc/" + pid + "/stat");
    }

    void sample() {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    peakResident = Math.max(peakResident, bytes(line));
                } else if (line.startsWith("RssAnon:")) {
                    peakPrivate = Math.max(peakPrivate, bytes(line));
                }
            }
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            cpuTicks = Math.max(cpuTicks, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException e) {
            // It has just ended; what was seen before counts.
            return;
        }
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    long peakResident() {
        return peakResident;
    }

    long peakPrivate() {
        return peakPrivate;
    }

    long cpuNanos() {
        return cpuTicks * NANOS_PER_TICK;
    }
}
