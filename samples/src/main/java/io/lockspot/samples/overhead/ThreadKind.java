package io.lockspot.samples.overhead;

import java.util.Arrays;
import java.util.List;

/** Whose a thread of a server's process is, told from its name as the kernel has it: the first fifteen characters. */
enum ThreadKind {
    /** The JVM's compilers. */
    COMPILER("C1 CompilerThre", "C2 CompilerThre"),
    /** The JVM's garbage collector. */
    COLLECTOR("GC Thread#", "G1 ", "VM Thread"),
    /** Those that come with a tool: the agent's, JFR's and async-profiler's, and who takes orders from outside. */
    TOOL("lockspot-", "JFR ", "Async-profiler", "Attach Listener"),
    /** All others. */
    SERVER;

    private final List<String> beginnings;

    ThreadKind(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    static ThreadKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.beginnings.stream().anyMatch(name::startsWith))
                .findFirst()
                .orElse(SERVER);
    }
}
