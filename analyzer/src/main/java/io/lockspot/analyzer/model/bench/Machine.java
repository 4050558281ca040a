package io.lockspot.analyzer.model.bench;

import java.util.OptionalDouble;

/**
 * Where it ran. What the machine does not tell is empty, or 0.
 *
 * @param cpus that the system has
 * @param cpuModel as the processor calls itself
 * @param memory bytes
 * @param governor what chooses the processors' frequency
 * @param loadBefore the load average of the last minute when the bench began
 * @param loadAfter the same when it ended
 */
public record Machine(
        int cpus,
        String cpuModel,
        long memory,
        String kernel,
        String governor,
        OptionalDouble loadBefore,
        OptionalDouble loadAfter) {

    /** The same machine when the bench has ended. */
    public Machine after(OptionalDouble load) {
        return new Machine(cpus, cpuModel, memory, kernel, governor, loadBefore, load);
    }
}
