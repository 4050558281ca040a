package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.PerWarnings;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that says what weights are set in relation to. */
final class PerOption {

    @Option(
            names = "--per",
            paramLabel = "WHAT",
            description = "share (the default), second, operation, or the name of an operation that was counted, with"
                    + " or without its implementation: close, release:jdk-nio. operation is close when that was"
                    + " counted.")
    private PerChoice choice;

    /** What was asked for. */
    Optional<PerChoice> asked() {
        return Optional.ofNullable(choice);
    }

    private PerChoice choice() {
        return asked().orElse(PerChoice.SHARE);
    }

    /** @throws UsageException when the recording lacks what to divide by */
    Per in(Recording recording, Measure measure, RecordingFiles files) throws UsageException {
        Optional<Per> per = choice().in(recording, measure);
        if (per.isPresent()) {
            return per.get();
        }
        String problem = "--per " + choice() + ": " + files.names();
        throw new UsageException(
                choice().kind() == PerChoice.Kind.SECOND
                        ? problem + " does not tell how long it recorded; use --per share"
                        : problem + notCounted(recording));
    }

    private static String notCounted(Recording recording) {
        List<String> counted = recording.operations().stream()
                .filter(o -> o.count() > 0)
                .map(OperationStats::key)
                .map(key -> key.operation() + ":" + key.implementation())
                .sorted()
                .toList();
        return counted.isEmpty()
                ? " has no counts of operations; the agent counts them (-javaagent:lockspot-agent.jar), for other"
                        + " programs add -e syscalls:sys_enter_close,syscalls:sys_exit_close to perf record"
                : " does not count that; it has " + counted.stream().collect(Collectors.joining(", "));
    }

    /** What has to be said of the result for each of the measures. */
    List<Warning> warnings(Recording recording, List<Measure> measures) {
        return measures.stream()
                .flatMap(measure -> PerWarnings.of(recording, measure, choice()).stream())
                .toList();
    }
}
