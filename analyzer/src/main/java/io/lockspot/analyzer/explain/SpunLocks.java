package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.kernel.KernelLocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the kernel locks that CPU samples show threads spinning for. */
final class SpunLocks {

    /** Below this share it is no finding; percent. */
    private static final double LEAST_SHARE = 0.1;

    private static final Comparator<SpunLock> MOST_FIRST = Comparator.comparingDouble(SpunLock::share)
            .reversed()
            .thenComparing(s -> s.lock().name())
            .thenComparing(s -> s.lock().kind())
            .thenComparing(SpunLock::measure);

    private static final Comparator<SpunLock.Path> PATHS = Comparator.comparingLong(SpunLock.Path::total)
            .reversed()
            .thenComparing(p -> p.path().toString());

    private SpunLocks() {}

    static List<SpunLock> of(Recording recording) {
        List<SpunLock> found = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (measure.sampled()) {
                found.addAll(of(measure, recording.samples(measure)));
            }
        }
        found.sort(MOST_FIRST);
        return found;
    }

    private static List<SpunLock> of(Measure measure, List<Sample> samples) {
        Set<String> seen = telling(samples);
        Map<Lock, Map<Stack, Long>> spun = new HashMap<>();
        Map<Lock, Long> counts = new HashMap<>();
        long whole = 0;
        for (Sample sample : samples) {
            whole += sample.weight();
            KernelLocks.known().spunFor(sample.stack().frames(), seen).ifPresent(lock -> {
                spun.computeIfAbsent(lock, l -> new HashMap<>()).merge(sample.stack(), sample.weight(), Long::sum);
                counts.merge(lock, sample.count(), Long::sum);
            });
        }
        List<SpunLock> found = new ArrayList<>();
        for (Map.Entry<Lock, Map<Stack, Long>> lock : spun.entrySet()) {
            SpunLock row = row(lock.getKey(), measure, lock.getValue(), counts.get(lock.getKey()), whole);
            if (row.share() >= LEAST_SHARE) {
                found.add(row);
            }
        }
        return found;
    }

    private static SpunLock row(Lock lock, Measure measure, Map<Stack, Long> paths, long samples, long whole) {
        long total = paths.values().stream().mapToLong(Long::longValue).sum();
        return new SpunLock(
                lock,
                KernelLocks.known().explanation(lock),
                measure,
                total,
                samples,
                whole == 0 ? 0 : 100.0 * total / whole,
                paths.entrySet().stream()
                        .map(e -> new SpunLock.Path(e.getKey(), e.getValue()))
                        .sorted(PATHS)
                        .toList());
    }

    /** The functions in the recording that tell which kernel it is. */
    private static Set<String> telling(List<Sample> samples) {
        Set<String> telling = KernelLocks.known().telling();
        Set<String> seen = new HashSet<>();
        for (Sample sample : samples) {
            sample.stack().frames().forEach(frame -> {
                if (telling.contains(frame.name())) {
                    seen.add(frame.name());
                }
            });
        }
        return seen;
    }
}
