package io.lockspot.analyzer.explain;

import java.util.Locale;

/** How a thread, or a CPU, spends time. */
public enum Spending {
    /** Does something. */
    RUNNING,
    /** Burns its CPU until somebody else lets go of a lock. */
    SPINNING,
    /** Sleeps until it gets a lock. */
    SLEEPING,
    /** Sleeps for another reason: until there is work, input or output, or a time. */
    BLOCKED,
    /** A CPU that has nothing to do. */
    IDLE;

    /** The name in reports and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
