package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of a process: user and system time of all its threads, those that have ended too. */
final class ProcessCpu {

    /** Linux shows times to programs in hundredths of a second, whatever the kernel's own tick is. */
    static final long TICK_NANOS = 10_000_000;

    private static final int USER = 11;

    private ProcessCpu() {}

    /** @return nanoseconds, in steps of {@link #TICK_NANOS} */
    static long nanos(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        return nanos(new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1));
    }

    /** @param stat a line of {@code /proc/PID/stat}; the program's name in it may hold blanks and brackets */
    static long nanos(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * TICK_NANOS;
    }
}
