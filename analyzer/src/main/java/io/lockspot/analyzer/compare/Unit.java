package io.lockspot.analyzer.compare;

/** The unit of a value. */
public enum Unit {
    /** Nanoseconds, also for each operation. */
    NANOS("ns"),
    /** Nanoseconds for each second that a CPU was there. */
    NANOS_PER_CPU_SECOND("ns/cpu-second"),
    /** A number for each operation. */
    PER_OPERATION("1/operation"),
    PER_CPU_SECOND("1/cpu-second"),
    PER_SECOND("1/s"),
    /** 0 to 100. */
    PERCENT("percent");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The name in JSON. */
    public String id() {
        return id;
    }
}
