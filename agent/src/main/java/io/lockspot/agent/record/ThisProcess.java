package io.lockspot.agent.record;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessHandle.Info;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What is known of this process without its arguments.
 *
 * @param pid process id
 * @param program main class or jar
 * @param start when it began; now, when that is not known
 */
record ThisProcess(long pid, String program, Instant start) {

    static ThisProcess find() {
        Info info = ProcessHandle.current().info();
        return new ThisProcess(
                ProcessHandle.current().pid(), name(), info.startInstant().orElseGet(Instant::now));
    }

    /**
     * The process id, for the JVM's start: the JDK makes a pool of threads before it says it, the kernel does not. Of
     * several, one for each namespace of processes around this one, the last is what the process itself knows.
     */
    static long number() {
        try (InputStream in = new FileInputStream("/proc/self/status")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int at = text.indexOf("\nNSpid:");
            int end = text.indexOf('\n', at + 1);
            if (at >= 0 && end > at) {
                return Long.parseLong(text, text.lastIndexOf('\t', end) + 1, end, 10);
            }
        } catch (IOException | NumberFormatException e) {
            // An old kernel, or one that shows nobody its processes.
        }
        return ProcessHandle.current().pid();
    }

    /** The main class or jar. */
    static String name() {
        return program(System.getProperty("sun.java.command", ""));
    }

    /** The first word: everything after it may be a secret. */
    static String program(String command) {
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }
}
