package io.lockspot.analyzer.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known about one recording beside its contents.
 *
 * @param file the name as the user gave it
 * @param format {@code lockspot}, {@code jfr}, {@code async-profiler}, {@code perf-script}, {@code pprof} or {@code collapsed}
 * @param process the process or processes, as well as the recording tells; empty when it does not
 * @param startNanos when it began, by the clock of its waits; 0 when unknown
 * @param durationNanos from the first to the last event; 0 when unknown
 * @param samples how many profiler samples it holds
 * @param complete whether it covers the run to its end
 * @param environment what the recording says of the machine and the JVM: {@code kernelRelease}, {@code javaVersion},
 *     {@code cpus}, {@code profiler}, …; keys as in the event {@code lockspot.Environment}
 * @param contents what was measured and counted in it, so that numbers of several recordings are not set in relation to
 *     the time of another one
 * @param hooks what became of the methods that the agent knows to probe; empty of what no agent wrote
 */
public record RecordingInfo(
        String file,
        String format,
        String process,
        long startNanos,
        long durationNanos,
        long samples,
        boolean complete,
        Map<String, String> environment,
        Contents contents,
        List<Hook> hooks) {

    /** The measures that there are samples of, and the operations that were counted. */
    public record Contents(Set<Measure> measures, Set<OperationKey> operations) {
        public Contents {
            measures = Set.copyOf(measures);
            operations = Set.copyOf(operations);
        }

        public boolean has(Measure measure) {
            return measures.contains(measure);
        }

        public boolean has(OperationKey operation) {
            return operations.contains(operation);
        }
    }

    public RecordingInfo {
        environment = Map.copyOf(environment);
        hooks = List.copyOf(hooks);
    }
}
