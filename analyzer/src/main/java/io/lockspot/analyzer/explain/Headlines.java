package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.Headline.Holder;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.FrameKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what the one thing to say is: what an operation waited for, or what is known and takes CPU time, whichever has
 * the larger share; then locks without operations. What was sampled must have been seen often enough for its share to be
 * a headline's with 95 % confidence.
 */
final class Headlines {

    /** A wait below this share of the operation's time is no headline; percent. */
    private static final double LEAST_SHARE = 5;

    /** Waits of Java threads are told with the operation or the lock that they are for. */
    private static final Set<Measure> HEADLINES = Set.of(Measure.CPU, Measure.SAMPLES, Measure.KERNEL_LOCK_WAIT);

    private Headlines() {}

    static Headline of(
            Recording recording, List<OperationRow> operations, List<LockRow> locks, List<Signature> signatures) {
        Headline headline = worse(operationWaited(recording, operations, locks), onSignature(signatures))
                .map(Candidate::headline)
                .or(() -> spunFor(recording))
                .or(() -> threadsWaited(operations, locks))
                .orElseGet(() -> quiet(recording, operations));
        boolean partial = recording.infos().stream().anyMatch(i -> !i.complete())
                || recording.warnings().stream().anyMatch(Warning::partial);
        return partial ? new Headline.OfPart(headline) : headline;
    }

    /** @param share of the operation's time, or of the CPU time that was not idle; 0 to 100 */
    private record Candidate(Headline headline, double share) {}

    private static Optional<Candidate> worse(Optional<Candidate> one, Optional<Candidate> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.comparingDouble(Candidate::share));
    }

    private record Wait(OperationRow operation, LockRow lock, long nanos) {}

    private static Optional<Candidate> operationWaited(
            Recording recording, List<OperationRow> operations, List<LockRow> locks) {
        OperationWaits waits = OperationWaits.of(recording);
        return operations.stream()
                .flatMap(o -> locks.stream()
                        .filter(l -> l.lock().kind().inJava())
                        .map(l -> new Wait(o, l, waits.of(o.key()).getOrDefault(l.lock(), 0L))))
                .filter(w -> w.nanos * 100.0 >= LEAST_SHARE * w.operation.totalTime() && w.nanos > 0)
                .max(Comparator.comparingLong(Wait::nanos))
                .map(w -> new Candidate(waited(w), Math.min(100, 100.0 * w.nanos / w.operation.totalTime())));
    }

    private static Headline waited(Wait wait) {
        return new Headline.OperationWaited(
                wait.operation.key(),
                wait.operation.count(),
                wait.operation.totalTime(),
                wait.lock.lock(),
                wait.nanos,
                wait.lock.maxWait(),
                holder(wait.lock));
    }

    private static Optional<Candidate> onSignature(List<Signature> signatures) {
        return signatures.stream()
                .filter(s -> s.measure().map(HEADLINES::contains).orElse(false))
                .filter(s -> s.sampled().map(Headlines::isSure).orElse(s.shareOfBusy() >= LEAST_SHARE))
                .max(Comparator.<Signature>comparingInt(s -> s.measure().get().sampled() ? 1 : 0)
                        .thenComparingDouble(Signature::shareOfBusy))
                .map(s -> new Candidate(new Headline.OnSignature(s), s.shareOfBusy()));
    }

    /** A kernel lock without a signature. Only asked where none was found, so it cannot be one that has. */
    private static Optional<Headline> spunFor(Recording recording) {
        return SpunLocks.of(recording).stream()
                .findFirst()
                .map(l -> new Headline.SpunFor(
                        l, CpuUse.of(recording, l.measure()).sampled(l.total(), l.samples())))
                .filter(h -> isSure(h.sampled()))
                .map(h -> h);
    }

    private static boolean isSure(Sampled sampled) {
        return sampled.low() >= LEAST_SHARE;
    }

    private static Optional<Headline> threadsWaited(List<OperationRow> operations, List<LockRow> locks) {
        long inOperations =
                operations.stream().mapToLong(OperationRow::totalTime).sum();
        return locks.stream()
                .filter(l -> !l.ofRecorder())
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
                operations.stream().max(Comparator.comparingLong(OperationRow::totalTime)),
                samples,
                stillRegistered,
                kernel(recording));
    }

    private static Headline.KernelSight kernel(Recording recording) {
        Headline.KernelSight sight = Headline.KernelSight.NOT_SAMPLED;
        for (Sample sample : recording.samples()) {
            if (sample.measure().sampled()) {
                if (sample.stack().frames().stream().anyMatch(f -> f.kind() == FrameKind.KERNEL)) {
                    return Headline.KernelSight.SEEN;
                }
                sight = Headline.KernelSight.HIDDEN;
            }
        }
        return sight;
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
