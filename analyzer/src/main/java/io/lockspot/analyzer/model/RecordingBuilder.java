package io.lockspot.analyzer.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a reader fills while it goes through one recording. Everything is folded as it comes, so memory grows with the
 * number of different stacks, not with the number of events. Not safe for use by several threads.
 */
public final class RecordingBuilder {

    private final String file;
    private SampleFold samples = new SampleFold();
    private final LockEndings endings = new LockEndings();
    private final LockFold locks = new LockFold();
    private final LockFold otherWaits = new LockFold();
    private final LockRenaming lockNames = new LockRenaming();
    private final Map<OperationKey, OperationStats> operations = new LinkedHashMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private List<Hook> hooks = List.of();
    private String format = "";
    private String process = "";
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long profilerSamples;
    private boolean complete = true;

    /** @param file the name as the user gave it, for messages and reports */
    public RecordingBuilder(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void format(String name) {
        format = name;
    }

    /** Which process was recorded; the last call wins. */
    public void process(String description) {
        process = description;
    }

    /** The recording covers this moment; any clock, nanoseconds. */
    public void covers(long nanos) {
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
    }

    /** Whether no sample, wait or count has come yet. */
    public boolean isEmpty() {
        return samples.isEmpty() && operations.isEmpty();
    }

    /** A profiler's sample. */
    public void sample(Measure measure, String thread, Stack stack, long weight, long count) {
        profilerSamples += count;
        samples.add(measure, thread, stack, weight, count);
    }

    /**
     * All of a profiler's samples, folded already; they are not to be touched any more. Where no other has come they are
     * not folded again, for large profiles are most of what is held in memory.
     */
    public void samples(SampleFold profile) {
        profilerSamples += profile.count();
        if (samples.isEmpty()) {
            samples = profile;
        } else {
            profile.samples().forEach(samples::add);
        }
    }

    /**
     * A wait for a lock: counts in the lock's table and, by its stack with the lock at its end, in the tree of the
     * measure.
     */
    public void lockWait(Measure measure, LockWait wait) {
        locks.add(file, wait);
        Stack stack = endings.of(wait.lock(), wait.stack());
        samples.add(new Sample(measure, wait.thread(), stack, wait.nanos(), 1, wait.spun()));
    }

    /** A thread left the CPU because it had to wait, and came back after that time. */
    public void offCpu(String thread, Stack stack, long nanos) {
        samples.add(Measure.OFF_CPU, thread, stack, nanos, 1);
    }

    /** A wait for something else than a lock, see {@link Recording#otherWaits}: counts in its own table only. */
    public void otherWait(LockWait wait) {
        otherWaits.add(file, wait.untraced());
    }

    /** Waits for a lock that goes by this place carry this name, and there may come a better one. */
    public void lockMetAt(String site, String name) {
        lockNames.metAt(site, name);
    }

    /** What the lock is called that so far goes by this place; may come before or after the waits for it. */
    public void lockKnownAs(String site, String name) {
        lockNames.isKnownAs(site, name);
    }

    /** Waits or operations with one stack, of which only the sum is known; they count in the tree of the measure alone. */
    public void events(Measure measure, String thread, Stack stack, long weight, long count) {
        samples.add(measure, thread, stack, weight, count);
    }

    /** A slow operation with its stack. */
    public void slowOperation(String thread, Stack stack, long nanos) {
        samples.add(Measure.OPERATION_TIME, thread, stack, nanos, 1);
    }

    /** The counts of that operation, to be added to. */
    public OperationStats operation(OperationKey key) {
        return operations.computeIfAbsent(key, OperationStats::new);
    }

    public void environment(String key, String value) {
        environment.put(key, value);
    }

    /** What became of the methods that the agent knows to probe; the last call counts. */
    public void hooks(Collection<Hook> all) {
        hooks = List.copyOf(all);
    }

    public void warn(String code, String text) {
        warnings.add(new Warning(code, text));
    }

    /** The recording ends before the run did. */
    public void incomplete(String text) {
        complete = false;
        warn(Warning.INCOMPLETE, text);
    }

    /** Part of the file could not be read; what was read before counts. */
    public void damaged(String text) {
        complete = false;
        warn(Warning.DAMAGED, text);
    }

    /**
     * Adds what another one was filled with, as if it had come here after all that came before. Its format and process
     * are not looked at.
     */
    public void add(RecordingBuilder part) {
        part.samples.samples().forEach(samples::add);
        part.locks.locks().forEach(locks::add);
        part.otherWaits.locks().forEach(otherWaits::add);
        lockNames.add(part.lockNames);
        part.operations.forEach((key, stats) ->
                operations.computeIfAbsent(key, OperationStats::new).add(stats));
        environment.putAll(part.environment);
        warnings.addAll(part.warnings);
        firstNanos = Math.min(firstNanos, part.firstNanos);
        lastNanos = Math.max(lastNanos, part.lastNanos);
        profilerSamples += part.profilerSamples;
        complete &= part.complete;
    }

    private RecordingInfo.Contents contents() {
        return new RecordingInfo.Contents(samples.measures(), operations.keySet());
    }

    public Recording build() {
        samples.warning(file).ifPresent(warnings::add);
        locks.warning(file).ifPresent(warnings::add);
        long duration = lastNanos > firstNanos ? lastNanos - firstNanos : 0;
        long start = lastNanos < firstNanos ? 0 : firstNanos;
        RecordingInfo info = new RecordingInfo(
                file, format, process, start, duration, profilerSamples, complete, environment, contents(), hooks);
        return new Recording(
                List.of(info),
                lockNames.samples(samples.samples()),
                lockNames.locks(locks.locks()),
                otherWaits.locks(),
                operations.values(),
                List.copyOf(warnings));
    }
}
