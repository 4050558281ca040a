package io.lockspot.agent.options;

/** Where CPU samples come from. */
public enum ProfilerChoice {
    /** From async-profiler, with kernel frames where they can be had; else from JFR. */
    AUTO,
    /** No CPU samples. */
    OFF,
    /** As {@link #AUTO}, with a warning when kernel frames cannot be had. */
    CPU
}
