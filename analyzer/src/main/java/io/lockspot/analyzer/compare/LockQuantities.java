package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The waits for every lock: how long and how often, for each operation. */
final class LockQuantities {

    private LockQuantities() {}

    /** All locks with enough waits, the one that was waited for longest first. */
    static List<Quantity> of(Runs runs, Denominator.Amounts amounts) {
        Weighted total = new Weighted(
                runs.each(r -> r.locks().values().stream()
                        .mapToDouble(Run.LockTotal::waitTime)
                        .sum()),
                runs.each(r -> r.locks().values().stream()
                        .mapToDouble(Run.LockTotal::waits)
                        .sum()));
        List<Quantity> found = new ArrayList<>();
        if (amounts.divisor().isEmpty()) {
            return found;
        }
        Costs times = new Costs(Measure.LOCK_WAIT, runs, total, amounts);
        for (Lock lock : byTime(runs)) {
            Weighted waits = weighted(lock, runs);
            if (times.isEnough(waits)) {
                found.add(times.quantity(new Subject.OfLock(lock, LockMetric.WAIT_TIME), waits, false));
                found.add(number(lock, waits, runs, amounts));
            }
        }
        return found;
    }

    private static List<Lock> byTime(Runs runs) {
        Set<Lock> locks = new LinkedHashSet<>();
        runs.all().forEach(r -> locks.addAll(r.locks().keySet()));
        return locks.stream()
                .sorted(Comparator.<Lock>comparingDouble(
                                l -> -Weighted.sum(weighted(l, runs).weights(), 0, runs.size()))
                        .thenComparing(Lock::name)
                        .thenComparing(Lock::kind))
                .toList();
    }

    private static Weighted weighted(Lock lock, Runs runs) {
        return new Weighted(
                runs.each(r -> r.lock(lock).waitTime()),
                runs.each(r -> r.lock(lock).waits()));
    }

    /** Counts are no waits: they are not of different lengths. */
    private static Quantity number(Lock lock, Weighted waits, Runs runs, Denominator.Amounts amounts) {
        Weighted counted = new Weighted(waits.counts(), waits.counts());
        double[] divisor = amounts.divisor().orElseThrow();
        Costs costs = new Costs(Measure.SAMPLES, runs, new Weighted(divisor, divisor), amounts);
        Subject subject = new Subject.OfLock(lock, LockMetric.WAITS);
        Quantity quantity = costs.quantity(subject, counted, false);
        boolean perOperation = amounts.chosen().kind() == Denominator.Kind.OPERATION;
        return new Quantity(
                subject,
                Measure.LOCK_WAIT.id() + " counts",
                quantity.unit(),
                quantity.series(),
                quantity.halfBefore(),
                quantity.halfAfter(),
                true,
                perOperation ? quantity.shareBefore() : OptionalDouble.empty(),
                quantity.costs(),
                false);
    }
}
