package io.lockspot.agent.record;

import java.lang.ProcessHandle.Info;
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
                ProcessHandle.current().pid(),
                program(System.getProperty("sun.java.command", "")),
                info.startInstant().orElseGet(Instant::now));
    }

    /** The first word: everything after it may be a secret. */
    static String program(String command) {
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }
}
