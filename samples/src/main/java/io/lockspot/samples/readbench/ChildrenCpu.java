package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of the processes that this one started and that have ended: of each, all of it. */
final class ChildrenCpu {

    private static final long NANOS_PER_TICK = 10_000_000;

    /** Fields of {@code /proc/self/stat} behind the name: user and system time of children that were waited for. */
    private static final int USER = 13;

    private static final int SYSTEM = 14;

    private ChildrenCpu() {}

    /** @return nanoseconds, in steps of ten milliseconds */
    static long nanos() throws IOException {
        return nanos(Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1));
    }

    /** @param stat the name of the program in it may hold blanks and brackets */
    static long nanos(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * NANOS_PER_TICK;
    }
}
