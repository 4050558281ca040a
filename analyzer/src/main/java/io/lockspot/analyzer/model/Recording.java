package io.lockspot.analyzer.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One recording, or several folded into one: samples, lock waits and operations, with the warnings that came up while
 * they were read. Immutable as long as nobody touches the summaries that it was given.
 *
 * @param otherWaits waits for something else than a lock: work to do, a condition, another thread's result. They have
 *     the shape of locks and are part of no measure
 */
public record Recording(
        List<RecordingInfo> infos,
        List<Sample> samples,
        Collection<LockStats> locks,
        Collection<LockStats> otherWaits,
        Collection<OperationStats> operations,
        List<Warning> warnings) {

    public Recording {
        infos = List.copyOf(infos);
        samples = List.copyOf(samples);
        locks = List.copyOf(locks);
        otherWaits = List.copyOf(otherWaits);
        operations = List.copyOf(operations);
        warnings = List.copyOf(warnings);
    }

    /** The same with other samples. */
    public Recording with(List<Sample> others) {
        return with(others, warnings);
    }

    /** The same with other samples and other warnings. */
    public Recording with(List<Sample> others, List<Warning> otherWarnings) {
        return new Recording(infos, others, locks, otherWaits, operations, otherWarnings);
    }

    /** The samples of one measure. */
    public List<Sample> samples(Measure measure) {
        return samples.stream().filter(s -> s.measure() == measure).toList();
    }

    public boolean has(Measure measure) {
        return samples.stream().anyMatch(s -> s.measure() == measure);
    }

    /** The sum of the recordings' durations in nanoseconds. */
    public long durationNanos() {
        return durationNanos(info -> true);
    }

    /** The sum of the durations of those recordings; nanoseconds. */
    public long durationNanos(Predicate<RecordingInfo> which) {
        return infos.stream()
                .filter(which)
                .mapToLong(RecordingInfo::durationNanos)
                .sum();
    }

    /** Folds recordings together; the parts stay as they are. */
    public static Recording merge(List<Recording> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<RecordingInfo> infos = new ArrayList<>();
        SampleFold samples = new SampleFold();
        LockFold locks = new LockFold();
        LockFold otherWaits = new LockFold();
        Map<OperationKey, OperationStats> operations = new LinkedHashMap<>();
        Set<Warning> warnings = new LinkedHashSet<>();
        for (Recording part : parts) {
            infos.addAll(part.infos);
            part.samples.forEach(samples::add);
            part.locks.forEach(locks::add);
            part.otherWaits.forEach(otherWaits::add);
            part.operations.forEach(o ->
                    operations.computeIfAbsent(o.key(), OperationStats::new).add(o));
            warnings.addAll(part.warnings);
        }
        samples.warning("the recordings together").ifPresent(warnings::add);
        locks.warning("the recordings together").ifPresent(warnings::add);
        return new Recording(
                infos,
                samples.samples(),
                locks.locks(),
                otherWaits.locks(),
                operations.values(),
                List.copyOf(warnings));
    }
}
