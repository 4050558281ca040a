package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in one recording for what a signature's condition says.
 *
 * @param measure where paths and locks are looked for; empty to look at nothing but counts
 */
record Search(Facts facts, Optional<Measure> measure) {

    /** How many of the waiters' innermost frames are shown as evidence. */
    private static final int INNERMOST = 4;

    /** What was found, or empty when the condition does not hold. */
    Optional<Finding> find(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all(all.of());
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().flatMap(c -> find(c).stream()).max(Comparator.comparingDouble(Finding::share));
        } else if (condition instanceof Condition.None none) {
            return when(none.of().stream().allMatch(c -> find(c).isEmpty()));
        } else if (condition instanceof Condition.OnPath path) {
            return measure.filter(path.measures()::contains).flatMap(m -> onPath(path, m));
        } else if (condition instanceof Condition.OnLock lock) {
            return measure.flatMap(m -> onLock(lock, m));
        } else if (condition instanceof Condition.Seen seen) {
            return when(facts.seen(seen.symbols()));
        } else if (condition instanceof Condition.Environment says) {
            return when(facts.says(says.key(), says.value()));
        } else if (condition instanceof Condition.Counted counted) {
            return counted(counted);
        }
        throw new IllegalStateException("no search for " + condition);
    }

    private static Optional<Finding> when(boolean holds) {
        return holds ? Optional.of(Finding.BARE) : Optional.empty();
    }

    private Optional<Finding> all(List<Condition> conditions) {
        Finding together = Finding.BARE;
        for (Condition condition : conditions) {
            Optional<Finding> found = find(condition);
            if (found.isEmpty()) {
                return found;
            }
            together = together.and(found.get());
        }
        return Optional.of(together);
    }

    private Optional<Finding> onPath(Condition.OnPath path, Measure in) {
        if (!path.path().steps().stream().allMatch(s -> facts.seen(s.names()))) {
            return Optional.empty();
        }
        PathMatch match = new PathMatch(path.path());
        for (Sample sample : facts.samples(in)) {
            match.add(sample.stack().frames(), sample.weight(), sample.count());
        }
        if (match.total() == 0 || facts.use(in).shareOfBusy(match.total()) < path.share()) {
            return Optional.empty();
        }
        int waitsAt = path.path().steps().size() - 1;
        return Optional.of(new Finding(
                Optional.of(in),
                match.total(),
                match.events(),
                match.share(match.total()),
                match.evidence(),
                waitsAt,
                List.of()));
    }

    private Optional<Finding> onLock(Condition.OnLock lock, Measure in) {
        List<LockRow> ofItsWorld = facts.locks().stream()
                .filter(l -> in == (l.lock().kind().inJava() ? Measure.LOCK_WAIT : Measure.KERNEL_LOCK_WAIT))
                .toList();
        long whole = ofItsWorld.stream().mapToLong(LockRow::waitTime).sum();
        return ofItsWorld.stream()
                .filter(l -> isLock(l, lock))
                .findFirst()
                .filter(l -> l.waitTime() > 0 && l.waitTime() * 100.0 >= lock.share() * whole)
                .map(l -> found(l, lock, in, whole));
    }

    private Finding found(LockRow row, Condition.OnLock lock, Measure in, long whole) {
        List<Signature.Step> evidence = evidence(row, whole);
        List<Signature.Count> counts = lock.per()
                .map(p -> new Signature.Count("waits", row.waits(), p.toString(), facts.count(p, Set.of())))
                .filter(c -> c.ofCount() > 0)
                .map(List::of)
                .orElse(List.of());
        return new Finding(
                Optional.of(in),
                row.waitTime(),
                row.waits(),
                100.0 * row.waitTime() / whole,
                evidence,
                Math.max(0, evidence.size() - 1),
                counts);
    }

    private static boolean isLock(LockRow row, Condition.OnLock lock) {
        LockKind kind = row.lock().kind();
        return lock.kinds().contains(kind)
                && (isNamed(row.lock().name(), lock.names())
                        || innermost(row)
                                .map(f -> lock.waiters().contains(f.name()))
                                .orElse(false));
    }

    /** Whether it has one of these names, or ends in one from a dot on. */
    static boolean isNamed(String name, Set<String> names) {
        return names.stream().anyMatch(n -> name.equals(n) || name.endsWith("." + n));
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

    private Optional<Finding> counted(Condition.Counted counted) {
        Signature.Count count = new Signature.Count(
                counted.counter().toString(),
                facts.count(counted.counter(), counted.implementations()),
                counted.of().toString(),
                facts.count(counted.of(), counted.implementations()));
        boolean holds = count.count() > 0 && count.count() >= counted.least() && count.share() >= counted.share();
        return holds ? Optional.of(Finding.counted(count)) : Optional.empty();
    }
}
