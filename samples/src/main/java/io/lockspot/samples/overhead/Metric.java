package io.lockspot.samples.overhead;

/** What is read off a run. A unit is a connection, a turn of a loop, or a start; times are nanoseconds. */
enum Metric {
    /** Units that were measured. */
    UNITS("units"),
    /** Those of the warm-up too. */
    ALL_UNITS("allUnits"),
    /** CPU time per unit: of the server's process, or of the loop's thread. */
    CPU("cpuPerUnit"),
    /** CPU time of the whole process per turn of a loop: what the tool's own threads take is in it. */
    PROCESS_CPU("processCpuPerUnit"),
    /** Units per second. */
    RATE("unitsPerSecond"),
    /** CPU time per wall time while it was measured. */
    BUSY("busy"),
    /** Of a server's CPU time per connection, what its own threads took. */
    SERVER_CPU("serverCpuPerUnit"),
    /** What the JVM's compilers took. */
    COMPILER_CPU("compilerCpuPerUnit"),
    /** What the garbage collector took. */
    COLLECTOR_CPU("collectorCpuPerUnit"),
    /** What threads took that come with a tool. */
    TOOL_CPU("toolCpuPerUnit"),
    /** How often a thread of the server's had to wait, per connection. */
    SLEEPS("sleepsPerUnit"),
    /** From the start of the process to its {@code main}, or to when a server listens. */
    START("startTime"),
    /** CPU time until then. */
    START_CPU("startCpuTime"),
    /** From when it was told to end to its end. */
    END("endTime");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** Its name in JSON. */
    String label() {
        return label;
    }
}
