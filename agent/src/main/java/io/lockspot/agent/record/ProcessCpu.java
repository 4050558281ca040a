package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much CPU time this process has used, in all its threads, by the kernel's account. */
final class ProcessCpu {

    /** A tick in {@code /proc} is a hundredth of a second, whatever the kernel's own is. */
    private static final long TICK = 10_000_000;

    /** Fields behind the name, which may hold anything. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private final Path stat;

    ProcessCpu(Path stat) {
        this.stat = stat;
    }

    static ProcessCpu ofThisProcess() {
        return new ProcessCpu(Path.of("/proc/self/stat"));
    }

    /** Nanoseconds since the process began; −1 when the kernel does not tell. */
    long nanos() {
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
