package io.lockspot.analyzer.model.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A function of the kernel that takes locks for others: what stands on a stack between who wants the lock and the
 * processor.
 *
 * @param form what it takes; {@link LockForm#UNKNOWN} for helpers of several forms, such as {@code osq_lock}
 * @param waits whether who is in it waits; the fast ways are only passed through
 */
record Primitive(LockForm form, boolean waits) {

    /** No function of that sort. */
    static final Primitive NONE = new Primitive(null, false);

    /** Names are strangers' data; beyond that many they are looked at anew each time. */
    private static final int MAX_KNOWN = 20_000;

    private static final Map<String, Primitive> KNOWN = new ConcurrentHashMap<>();

    private static final Pattern RELEASES =
            Pattern.compile(".*unlock.*|up_(?:read|write)|rwsem_(?:wake|mark_wake|downgrade_wake).*|rt_mutex_wake.*");

    private static final Pattern MUTEX = Pattern.compile("_*(?:ww_)?mutex_(?:lock|spin|optimistic|trylock|can_spin).*"
            + "|__ww_mutex.*|refcount_dec_and_mutex_lock|atomic_dec_and_mutex_lock");

    private static final Pattern SPINLOCK =
            Pattern.compile("_*raw_spin_(?:lock|trylock).*|do_raw_spin.*|_*rt_spin_lock.*"
                    + "|(?:native_|__pv_|pv_)?queued_spin.*|virt_spin_lock|lock_vector_lock"
                    + "|_?(?:atomic|refcount)_dec_and_(?:raw_)?lock.*");

    private static final Pattern RWLOCK =
            Pattern.compile("_*raw_(?:read|write)_(?:lock|trylock).*|do_raw_(?:read|write).*|queued_(?:read|write).*"
                    + "|_*rt_(?:read|write)_lock.*");

    private static final Pattern PERCPU_RWSEM = Pattern.compile("_*percpu_down_.*|percpu_rwsem_wait.*");

    private static final Pattern RWSEM = Pattern.compile("rwsem_.*|_*down_(?:read|write).*|_*rwbase_.*");

    private static final Pattern SEMAPHORE =
            Pattern.compile("_*down(?:_(?:killable|interruptible|timeout|trylock|common))?");

    private static final Pattern RT_MUTEX = Pattern.compile("_*rt_mutex_.*|rtlock_.*|task_blocks_on_rt_mutex");

    private static final Pattern HELPER = Pattern.compile(
            "osq_.*|(?:__traceiter|perf_trace|__bpf_trace|trace|do_perf_trace|trace_event_raw_event)_contention.*");

    /** The functions in which threads wait, whether they spin or sleep. */
    private static final Pattern WAITS =
            Pattern.compile(".*slow(?:path|lock|_path).*|osq_lock|_*mutex_lock\\..*|__mutex_lock"
                    + "|.*_spin_on_owner|.*_optimistic_spin|__ww_mutex_lock|__rwsem_.*|rwsem_down_.*|__down(?:_.*)?"
                    + "|percpu_rwsem_wait|.*_block_on.*|rwbase_(?:read|write)_lock|___down_common");

    static Primitive of(String function) {
        Primitive known = KNOWN.get(function);
        if (known == null) {
            known = classify(function);
            if (KNOWN.size() < MAX_KNOWN) {
                KNOWN.put(function, known);
            }
        }
        return known;
    }

    private static Primitive classify(String function) {
        LockForm form = form(function);
        return form == null ? NONE : new Primitive(form, WAITS.matcher(function).matches());
    }

    private static LockForm form(String function) {
        if (RELEASES.matcher(function).matches()) {
            return null;
        } else if (MUTEX.matcher(function).matches()) {
            return LockForm.MUTEX;
        } else if (SPINLOCK.matcher(function).matches()) {
            return LockForm.SPINLOCK;
        } else if (RWLOCK.matcher(function).matches()) {
            return LockForm.RWLOCK;
        } else if (PERCPU_RWSEM.matcher(function).matches()) {
            return LockForm.PERCPU_RWSEM;
        } else if (RWSEM.matcher(function).matches()) {
            return LockForm.RWSEM;
        } else if (SEMAPHORE.matcher(function).matches()) {
            return LockForm.SEMAPHORE;
        } else if (RT_MUTEX.matcher(function).matches()) {
            return LockForm.RT_MUTEX;
        }
        return HELPER.matcher(function).matches() ? LockForm.UNKNOWN : null;
    }
}
