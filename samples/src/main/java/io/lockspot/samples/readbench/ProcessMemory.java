package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of the memory of a running process. */
final class ProcessMemory {

    private final Path status;
    private long peakResident;
    private long peakPrivate;

    ProcessMemory(long pid) {
        status = Path.of("/proc/" + pid + "/status");
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
        } catch (IOException e) {
            // It has just ended; what was seen before counts.
            return;
        }
    }

    private static long bytes(String line) {
        long kilobytes = 0;
        for (int i = 0; i < line.length(); i++) {
            int digit = line.charAt(i) - '0';
            kilobytes = digit >= 0 && digit <= 9 ? 10 * kilobytes + digit : kilobytes;
        }
        return kilobytes * 1024;
    }

    long peakResident() {
        return peakResident;
    }

    long peakPrivate() {
        return peakPrivate;
    }
}
