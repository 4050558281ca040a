package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.KnownLock.Named;
import io.lockspot.analyzer.explain.KnownLock.OnPath;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the known locks in a recording. */
public final class Signatures {

    /** Below this share of CPU time or of kernel waits a path is no finding: some spinning is everywhere; percent. */
    private static final double HOT = 5;

    /** Below this share of lock waits a named lock is no finding: waits for work may be among them; percent. */
    private static final double WORTH_NAMING = 1;

    /** Where kernel paths are looked for. */
    private static final Set<Measure> WITH_KERNEL_STACKS =
            Set.of(Measure.CPU, Measure.SAMPLES, Measure.KERNEL_LOCK_WAIT);

    /** How many of the waiters' innermost frames are shown as evidence. */
    private static final int INNERMOST = 4;

    private Signatures() {}

    /** The known locks that matter in this recording, largest share first. */
    public static List<Signature> of(Recording recording) {
        List<Signature> found = new ArrayList<>();
        for (KnownLock known : KnownLock.ALL) {
            if (known.sign() instanceof Named named) {
                named(known, named, Locks.of(recording)).ifPresent(found::add);
            } else if (known.sign() instanceof OnPath path) {
                WITH_KERNEL_STACKS.forEach(
                        m -> onPath(known, path, m, recording).ifPresent(found::add));
            }
        }
        found.sort(Comparator.comparingDouble(Signature::share)
                .reversed()
                .thenComparing(Signature::id)
                .thenComparing(Signature::measure));
        return found;
    }

    private static Optional<Signature> onPath(KnownLock known, OnPath path, Measure measure, Recording recording) {
        if (!recording.has(measure)) {
            return Optional.empty();
        }
        PathMatch match = new PathMatch(path);
        for (Sample sample : recording.samples(measure)) {
            match.add(sample.stack().frames(), sample.weight());
        }
        int waitsAt = path.steps().size() - 1;
        return Optional.of(match)
                .filter(m -> m.share(m.total()) >= HOT)
                .map(m -> signature(known, measure, m.total(), m.share(m.total()), m.evidence(), waitsAt));
    }

    private static Optional<Signature> named(KnownLock known, Named named, List<LockRow> locks) {
        List<LockRow> javaLocks =
                locks.stream().filter(l -> l.lock().kind().inJava()).toList();
        long whole = javaLocks.stream().mapToLong(LockRow::waitTime).sum();
        return javaLocks.stream()
                .filter(l -> isLock(l, named))
                .findFirst()
                .filter(l -> l.waitTime() > 0 && l.waitTime() * 100.0 >= WORTH_NAMING * whole)
                .map(l -> {
                    List<Signature.Step> evidence = evidence(l, whole);
                    double share = 100.0 * l.waitTime() / whole;
                    return signature(known, Measure.LOCK_WAIT, l.waitTime(), share, evidence, evidence.size() - 1);
                });
    }

    private static boolean isLock(LockRow row, Named named) {
        String name = row.lock().name();
        return name.equals(named.lock())
                || name.endsWith("." + named.lock())
                || innermost(row).map(f -> f.name().equals(named.waiter())).orElse(false);
    }

    private static Optional<Frame> innermost(LockRow row) {
        return row.waiters().stream()
                .findFirst()
                .map(w -> w.path().frames())
                .filter(f -> !f.isEmpty())
                .map(f -> f.get(f.size() - 1));
    }

    private static List<Signature.Step> evidence(LockRow row, long whole) {
        if (row.waiters().isEmpty()) {
            return List.of();
        }
        LockRow.Waiter longest = row.waiters().get(0);
        List<Frame> frames = longest.path().frames();
        double share = 100.0 * longest.waitTime() / whole;
        return frames.subList(Math.max(0, frames.size() - INNERMOST), frames.size()).stream()
                .map(f -> new Signature.Step(f, longest.waitTime(), share))
                .toList();
    }

    private static Signature signature(
            KnownLock known, Measure measure, long total, double share, List<Signature.Step> evidence, int waitsAt) {
        return new Signature(
                known.id(),
                known.title(),
                measure,
                total,
                share,
                known.explanation(),
                known.remedy(),
                evidence,
                waitsAt);
    }
}
