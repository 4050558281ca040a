package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.kernel.KernelLocks;
import java.util.HashMap;
import java.util.Map;

/**
 * Pairs the tracepoints {@code lock:contention_begin} and {@code contention_end} by thread and lock.
 *
 * <p>A thread that waits for a mutex begins anew each time when it changes between spinning and sleeping, and ends once;
 * so the wait counts from its first beginning. A thread can wait for a spinlock inside the wait for a mutex.
 */
final class Contention {

    /** More waits than that are not open at once; a recording that lost all its ends must not fill the memory. */
    private static final int MAX_OPEN = 100_000;

    /** Of so many locks it is known who got them last. */
    private static final int MAX_TAKEN = 100_000;

    private record Key(long tid, long address) {}

    /** A thread got the lock; of several at once, if it only reads. */
    private record Taken(long nanos, String thread, boolean shared) {}

    private final Map<Key, OpenWait> open = new HashMap<>();
    private final Map<Long, Taken> lastTaken = new HashMap<>();
    private long withoutBegin;
    private long withoutEnd;
    private String sampled = "";

    /** Only some of these events were recorded, at intervals. */
    void sampled(String event) {
        if (EventName.of(event).kind() == EventName.Kind.LOCK_BEGIN
                || EventName.of(event).kind() == EventName.Kind.LOCK_END) {
            sampled = event;
        }
    }

    void begin(SampleHeader header, Stack stack) {
        ContentionFlags flags = ContentionFlags.of(header.rest());
        OpenWait wait = open.get(key(header));
        if (wait != null && wait.flags().beginsAnew()) {
            wait.changes(header.nanos(), flags);
        } else if (header.nanos() < 0 || wait == null && open.size() >= MAX_OPEN) {
            withoutEnd++;
        } else {
            // Where a lock is waited for in one way only, a second beginning means that the first one's end is lost.
            withoutEnd += wait == null ? 0 : 1;
            open.put(key(header), new OpenWait(header.nanos(), flags, stack));
        }
    }

    void end(SampleHeader header, RecordingBuilder into) {
        Key key = key(header);
        OpenWait wait = open.remove(key);
        if (wait == null || header.nanos() < wait.begun()) {
            withoutBegin++;
            return;
        }
        wait.ends(header.nanos());
        into.lockWait(
                Measure.KERNEL_LOCK_WAIT,
                new LockWait(
                        KernelLocks.known()
                                .waitedFor(wait.flags().form(), wait.stack().frames(), key.address),
                        header.thread(),
                        wait.stack(),
                        "",
                        Stack.EMPTY,
                        header.nanos() - wait.begun(),
                        wait.spun(),
                        new LockWait.Trace(wait.begun(), key.tid, key.address, lastTaker(key, wait, header))));
    }

    /**
     * Who got the lock last while this thread waited for it, and so had it for part of the wait; empty when nobody did.
     * That of readers is nobody's fault: several have the lock at once.
     */
    private String lastTaker(Key key, OpenWait wait, SampleHeader header) {
        if (key.address == 0 || !gotIt(header.rest())) {
            return "";
        }
        Taken before = lastTaken.get(key.address);
        if (before != null || lastTaken.size() < MAX_TAKEN) {
            lastTaken.put(
                    key.address,
                    new Taken(header.nanos(), header.thread(), wait.flags().reads()));
        }
        boolean during = before != null && before.nanos >= wait.begun() && before.nanos <= header.nanos();
        return during && !before.shared ? before.thread : "";
    }

    void report(RecordingBuilder into) {
        if (!sampled.isEmpty()) {
            into.warn(
                    "sampled-contention",
                    into.file() + ": " + sampled
                            + " was recorded at intervals, not each time, so waits for kernel locks"
                            + " are missing, and their numbers and times are too low; give the interval to the clock"
                            + " alone, perf record -e cpu-clock/freq=999/ -e " + sampled
                            + " …, and leave -F and -c out");
        }
        long begun = withoutEnd + open.size();
        if (begun > 0 || withoutBegin > 0) {
            into.warn(
                    "unpaired",
                    into.file() + ": " + begun + (begun == 1 ? " wait" : " waits")
                            + " for kernel locks began without an end"
                            + " and " + withoutBegin + " ended without a beginning; they are not counted"
                            + " (threads that wait when the recording starts or stops, or lost events)");
        }
    }

    /** A thread that was interrupted ends its wait without the lock, {@code (ret=-4)}. */
    private static boolean gotIt(String payload) {
        int ret = payload.indexOf("ret=");
        return ret < 0 || payload.startsWith("0", ret + 4);
    }

    private static Key key(SampleHeader header) {
        return new Key(header.tid(), address(header.rest()));
    }

    /** The address at the payload's beginning; 0 when it cannot be read, so that at least the thread pairs. */
    private static long address(String payload) {
        int start = payload.startsWith("0x") ? 2 : 0;
        int end = start;
        while (end < payload.length() && Character.digit(payload.charAt(end), 16) >= 0) {
            end++;
        }
        try {
            return Long.parseUnsignedLong(payload, start, end, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
