package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The summary of one run of a program, which is what a comparison counts as one. Samples of idle CPUs are left out: they
 * cost nothing. Immutable.
 */
public final class Run {

    private final String name;
    private final List<RecordingInfo> infos;
    private final List<Warning> warnings;
    private final Map<Measure, Profile> profiles = new EnumMap<>(Measure.class);
    private final Map<Lock, LockTotal> locks = new HashMap<>();
    private final List<OperationRow> operations;
    private final long durationNanos;
    private final OptionalDouble cpuSeconds;
    private final List<Run> slices;

    /** All waits for a lock; nanoseconds. */
    record LockTotal(long waits, long waitTime) {
        static final LockTotal NONE = new LockTotal(0, 0);
    }

    private Run(Run whole, List<Run> slices) {
        this.name = whole.name;
        this.infos = whole.infos;
        this.warnings = whole.warnings;
        this.profiles.putAll(whole.profiles);
        this.locks.putAll(whole.locks);
        this.operations = whole.operations;
        this.durationNanos = whole.durationNanos;
        this.cpuSeconds = whole.cpuSeconds;
        this.slices = List.copyOf(slices);
    }

    private Run(String name, Recording recording) {
        this.slices = List.of();
        this.name = name;
        this.infos = recording.infos();
        this.warnings = recording.warnings();
        this.operations = Operations.of(recording);
        this.durationNanos =
                infos.stream().mapToLong(RecordingInfo::durationNanos).max().orElse(0);
        // Most time off the CPU is of threads that have nothing to do: no cost that could be compared.
        for (Sample sample : recording.samples()) {
            if (!IdleTime.isIdle(sample.stack()) && sample.measure() != Measure.OFF_CPU) {
                profiles.computeIfAbsent(sample.measure(), m -> new Profile()).add(sample);
            }
        }
        for (LockStats lock : recording.locks()) {
            locks.put(lock.lock(), new LockTotal(lock.waits(), lock.waitTime()));
        }
        this.cpuSeconds = infos.stream()
                .mapToDouble(i -> cpus(i) * durationNanos / 1e9)
                .filter(seconds -> seconds > 0)
                .findFirst();
    }

    /**
     * @param name what the user knows the run by: a file or a directory
     * @param recording everything that was recorded in this run; several files are of the same time
     */
    public static Run of(String name, Recording recording) {
        return new Run(name, recording);
    }

    /** The same run with what it did in one slice of time after the other. */
    public Run with(List<Run> inSlices) {
        return new Run(this, inSlices);
    }

    /** In the order of time; empty when it was not cut. */
    List<Run> slices() {
        return slices;
    }

    private static int cpus(RecordingInfo info) {
        String cpus = info.environment().getOrDefault("cpus", "0");
        return cpus.matches("\\d{1,6}") ? Integer.parseInt(cpus) : 0;
    }

    public String name() {
        return name;
    }

    public List<RecordingInfo> infos() {
        return infos;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    /** 0 when unknown. */
    public long durationNanos() {
        return durationNanos;
    }

    /** How many seconds of CPU time there were to be had: duration times CPUs; empty when either is unknown. */
    OptionalDouble cpuSeconds() {
        return cpuSeconds;
    }

    Map<Measure, Profile> profiles() {
        return profiles;
    }

    LockTotal lock(Lock lock) {
        return locks.getOrDefault(lock, LockTotal.NONE);
    }

    Map<Lock, LockTotal> locks() {
        return locks;
    }

    List<OperationRow> operations() {
        return operations;
    }

    /** How often that operation was done, whoever's code did it. */
    long count(String operation) {
        return operations.stream()
                .filter(o -> o.key().operation().equals(operation))
                .mapToLong(OperationRow::count)
                .sum();
    }

    /** Nanoseconds in all operations together. */
    long operationTime() {
        return operations.stream().mapToLong(OperationRow::totalTime).sum();
    }
}
