package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants weights to be set in relation to, before a recording is known.
 *
 * @param operation of {@link Kind#OPERATION}; empty for the one that the question is about, closing if it was counted
 * @param implementation whose operation; empty for all that count it
 */
public record PerChoice(Kind kind, String operation, String implementation) {

    public static final PerChoice SHARE = new PerChoice(Kind.SHARE, "", "");

    public enum Kind {
        SHARE,
        SECOND,
        OPERATION
    }

    /** What happens once for every connection comes first. */
    private static final List<String> PREFERRED = List.of("close", "release", "register", "deregister", "modify");

    /**
     * System calls are what the other implementations end up in: where both were counted, adding them would count every
     * operation twice.
     */
    private static final String SYSCALL = "syscall";

    /** {@code share}, {@code second}, {@code operation}, {@code close} or {@code close:jdk-nio}; empty when it is none. */
    public static Optional<PerChoice> of(String text) {
        switch (text) {
            case "share":
                return Optional.of(SHARE);
            case "second":
                return Optional.of(new PerChoice(Kind.SECOND, "", ""));
            case "operation":
                return Optional.of(new PerChoice(Kind.OPERATION, "", ""));
            default:
                int colon = text.indexOf(':');
                String operation = colon < 0 ? text : text.substring(0, colon);
                String implementation = colon < 0 ? "" : text.substring(colon + 1);
                boolean whole = !operation.isBlank() && (colon < 0 || !implementation.isBlank());
                return whole ? Optional.of(new PerChoice(Kind.OPERATION, operation, implementation)) : Optional.empty();
        }
    }

    /** What that is for a measure of this recording; empty when the recording does not tell. */
    public Optional<Per> in(Recording recording, Measure measure) {
        return switch (kind) {
            case SHARE -> Optional.of(Per.SHARE);
            case SECOND ->
                Optional.of(recording.durationNanos(info -> info.contents().has(measure)))
                        .filter(nanos -> nanos > 0)
                        .map(Per.Second::new);
            case OPERATION -> perOperation(counted(recording));
        };
    }

    private static Optional<Per> perOperation(List<OperationStats> counted) {
        long count = counted.stream().mapToLong(OperationStats::count).sum();
        if (count == 0) {
            return Optional.empty();
        }
        String name = counted.get(0).key().operation();
        String implementation = counted.size() == 1 ? counted.get(0).key().implementation() : "";
        return Optional.of(new Per.Operation(name, implementation, count));
    }

    /** The files that the operations were counted in. */
    List<RecordingInfo> countedIn(Recording recording) {
        List<OperationStats> counted = counted(recording);
        return recording.infos().stream()
                .filter(info -> counted.stream().anyMatch(o -> info.contents().has(o.key())))
                .toList();
    }

    private List<OperationStats> counted(Recording recording) {
        List<OperationStats> all = recording.operations().stream()
                .filter(o -> o.count() > 0)
                .filter(o ->
                        implementation.isEmpty() || o.key().implementation().equals(implementation))
                .toList();
        Optional<String> name = operation.isEmpty()
                ? PREFERRED.stream().filter(n -> !named(n, all).isEmpty()).findFirst()
                : Optional.of(operation);
        List<OperationStats> named = name.map(n -> named(n, all)).orElse(List.of());
        List<OperationStats> above = named.stream()
                .filter(o -> !o.key().implementation().equals(SYSCALL))
                .toList();
        return above.isEmpty() ? named : above;
    }

    private static List<OperationStats> named(String operation, List<OperationStats> counted) {
        return counted.stream()
                .filter(o -> o.key().operation().equals(operation))
                .toList();
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return switch (kind) {
            case SHARE -> "share";
            case SECOND -> "second";
            case OPERATION ->
                operation.isEmpty()
                        ? "operation"
                        : implementation.isEmpty() ? operation : operation + ":" + implementation;
        };
    }
}
