package io.lockspot.analyzer.model;

import java.util.Arrays;
import java.util.Optional;

/** What the weight of a {@link Sample} counts. */
public enum Measure {
    /** Time on a CPU, sampled. */
    CPU("cpu", "ns"),
    /** Time that Java threads waited for monitors and {@code java.util.concurrent} locks. */
    LOCK_WAIT("lock-wait", "ns"),
    /** Time between {@code lock:contention_begin} and {@code lock:contention_end} in the kernel. */
    KERNEL_LOCK_WAIT("kernel-lock-wait", "ns"),
    /** Time that threads slept or were blocked; a thread that was made to leave the CPU only waits for a CPU. */
    OFF_CPU("off-cpu", "ns"),
    /** Time inside operations that were slower than the agent's threshold. */
    OPERATION_TIME("operation-time", "ns"),
    /** Stacks whose weight has no unit: collapsed files, or profiler samples without an interval. */
    SAMPLES("samples", "samples");

    private final String id;
    private final String unit;

    Measure(String id, String unit) {
        this.id = id;
        this.unit = unit;
    }

    /** The name on the command line and in JSON. */
    public String id() {
        return id;
    }

    /** Whether it counts where CPUs spend their time, rather than what threads wait for. */
    public boolean sampled() {
        return this == CPU || this == SAMPLES;
    }

    /** The unit of weights: {@code ns} or {@code samples}. */
    public String unit() {
        return unit;
    }

    public static Optional<Measure> of(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }
}
