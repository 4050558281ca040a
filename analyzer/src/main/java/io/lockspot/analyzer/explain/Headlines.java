package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.Headline.Holder;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what the one thing to say is: exact costs first, then shares of samples, then locks without operations. */
final class Headlines {

    /** A wait below this share of the operation's time is no headline; percent. */
    private static final double LEAST_SHARE = 5;

    /** Locks of what records are not what a recording was made for. */
    private static final String RECORDER = "jdk.jfr.";

    private Headlines() {}

    static Headline of(
            Recording recording, List<OperationRow> operations, List<LockRow> locks, List<Signature> signatures) {
        return operationWaited(recording, operations, locks)
                .or(() -> onKnownPath(signatures))
                .or(() -> threadsWaited(operations, locks))
                .orElseGet(() -> quiet(recording, operations));
    }

    private record Wait(OperationRow operation, LockRow lock, long nanos) {}

    private static Optional<Headline> operationWaited(
            Recording recording, List<OperationRow> operations, List<LockRow> locks) {
        OperationWaits waits = OperationWaits.of(recording);
        return operations.stream()
                .flatMap(o -> locks.stream()
                        .filter(l -> l.lock().kind().inJava())
                        .map(l -> new Wait(o, l, waits.of(o.key()).getOrDefault(l.lock(), 0L))))
                .filter(w -> w.nanos * 100.0 >= LEAST_SHARE * w.operation.totalTime() && w.nanos > 0)
                .max(Comparator.comparingLong(Wait::nanos))
                .map(w -> new Headline.OperationWaited(
                        w.operation.key(),
                        w.operation.count(),
                        w.lock.lock(),
                        w.nanos,
                        w.lock.maxWait(),
                        holder(w.lock)));
    }

    private static Optional<Headline> onKnownPath(List<Signature> signatures) {
        return signatures.stream()
                .filter(s -> s.share() >= LEAST_SHARE
                        && s.waitsAt() > 0
                        && s.measure().sampled())
                .findFirst()
                .map(s -> {
                    Signature.Step through = s.evidence().get(s.waitsAt() - 1);
                    Signature.Step waits = s.evidence().get(s.waitsAt());
                    return new Headline.OnKnownPath(
                            s.measure(), through.frame(), through.share(), waits.frame(), waits.share(), s.title());
                });
    }

    /** Where operations were counted, a wait outside of them must be long beside them to be worth a headline. */
    private static Optional<Headline> threadsWaited(List<OperationRow> operations, List<LockRow> locks) {
        long inOperations =
                operations.stream().mapToLong(OperationRow::totalTime).sum();
        return locks.stream()
                .filter(l -> !l.lock().name().contains(RECORDER))
                .findFirst()
                .filter(l -> l.waitTime() > 0 && l.waitTime() * 100.0 >= LEAST_SHARE * inOperations)
                .map(l -> new Headline.ThreadsWaited(l.lock(), l.waits(), l.waitTime(), l.maxWait(), holder(l)));
    }

    private static Headline quiet(Recording recording, List<OperationRow> operations) {
        long samples = recording.samples().stream().mapToLong(Sample::count).sum();
        long stillRegistered = operations.stream()
                .filter(o -> o.key().operation().equals("close"))
                .mapToLong(OperationRow::stillRegistered)
                .sum();
        return new Headline.Quiet(
                operations.stream().max(Comparator.comparingLong(OperationRow::totalTime)), samples, stillRegistered);
    }

    private static Optional<Holder> holder(LockRow lock) {
        Map<String, Long> byThread = lock.owners().stream()
                .filter(o -> !o.thread().isEmpty())
                .collect(Collectors.groupingBy(LockRow.Owner::thread, Collectors.summingLong(LockRow.Owner::waitTime)));
        return byThread.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(e -> lock.waitTime() > 0)
                .map(e -> new Holder(e.getKey(), 100.0 * e.getValue() / lock.waitTime()));
    }
}
