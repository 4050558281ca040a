package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the probes remember of one thread: the calls that it is in, and what it has waited. A platform thread gets its own
 * when it meets its first probe, for life. A virtual thread borrows one for as long as it is inside a probed call.
 * Only its own thread touches it.
 */
public final class PerThread {

    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final Current CURRENT = new Current();
    private static final Call[] NO_CALLS = {};

    /** Which rows of the counters the thread adds to. */
    final int stripe;

    /** Its place among those of virtual threads, {@link VirtualThreads#NOWHERE}, or {@link WaitingThreads#NOWHERE}. */
    final int place;

    final Budget budget = new Budget();
    final LockWait lockWait = new LockWait(this);

    /** Nanoseconds that the thread has waited for locks so far. */
    long waited;

    /** True while the thread runs code of the agent, always for its own threads: what that calls passes unprobed. */
    boolean inAgent;

    /** The epoll instance that the JDK's selector is just updating, or −1. */
    public int updating = -1;

    /** True while the JDK's selector hands on to epoll what threads have asked for. */
    boolean handingOn;

    /** When the first change of this round was handed on, 0 before that. */
    long handedOn;

    /** Of an event loop on io_uring, null before its first close. */
    PendingCloses pendingCloses;

    /** How many calls the thread is in. */
    public int depth;

    private Call[] calls = NO_CALLS;

    /** Of a virtual thread's wait: what the thread is in, or null. */
    private PerThread outer;

    /** Whether the thread does so much at the moment that only some of its calls are timed. */
    boolean sampling;

    /** How many calls are still to come until the next one is timed. */
    private int untilTimed;

    /** The value of {@link Settings#second} when the thread last began a call. */
    private int second;

    /** How many calls it has begun since then, as far as that matters. */
    private int begun;

    private int random;

    PerThread() {
        this(Stripes.stripe(THREADS.getAndIncrement(), Lanes.ALL.take(Thread.currentThread())), VirtualThreads.NOWHERE);
    }

    PerThread(int stripe, int place) {
        this.stripe = stripe;
        this.place = place;
        random = stripe * 0x9E37_79B9 | 1;
    }

    /**
     * The calling thread's. One that a virtual thread without an open call gets is shared, and must not be written to.
     */
    static PerThread current() {
        Thread thread = Thread.currentThread();
        return VirtualThreads.is(thread) ? VirtualThreads.ALL.of(thread) : CURRENT.get();
    }

    /** The calling thread's, about to be written to; followed by {@link #leave}. */
    static PerThread enter() {
        Thread thread = Thread.currentThread();
        return VirtualThreads.is(thread) ? VirtualThreads.ALL.enter(thread) : CURRENT.get();
    }

    /** This one, about to wait for a lock; a virtual thread's is lent for the wait alone, until {@link #waitOver}. */
    PerThread waiting() {
        Thread thread = Thread.currentThread();
        if (!VirtualThreads.is(thread)) {
            return this;
        }
        PerThread waiting = WaitingThreads.ALL.take((int) thread.getId());
        waiting.outer = depth == 0 ? null : this;
        return waiting;
    }

    /** Gives back what was lent for a wait. */
    void waitOver() {
        if (place == WaitingThreads.NOWHERE) {
            outer = null;
            WaitingThreads.ALL.giveBack(this);
        }
    }

    /** A virtual thread gives back what it has borrowed, unless it still is in a call or writes an event about one. */
    void leave() {
        if (place != VirtualThreads.NOWHERE && depth == 0 && updating < 0 && !inAgent) {
            VirtualThreads.ALL.leave(this);
        }
    }

    /**
     * Whether the next call is timed. Where not all are, one of {@link Settings#timedEvery} is, at random, because a thread
     * that does the same few operations in turn would otherwise have the same one timed each time.
     */
    boolean isTimed() {
        int most = Settings.timedAtMost;
        if (most == Settings.ALL) {
            sampling = false;
            return true;
        }
        if (most < 0) {
            return false;
        }
        if (second != Settings.second) {
            nextSecond(most);
        }
        begun++;
        if (!sampling) {
            if (begun <= most) {
                return true;
            }
            sampling = true;
            untilTimed = untilTimed > 0 ? untilTimed : gap(Settings.timedEvery);
        }
        if (--untilTimed > 0) {
            return false;
        }
        untilTimed = gap(Settings.timedEvery);
        return true;
    }

    /** A thread that stays busy goes on as it is; one that did not even half as much times all of its calls again. */
    private void nextSecond(int most) {
        int now = Settings.second;
        sampling = sampling && begun > most / 2 && now == second + 1;
        begun = 0;
        second = now;
    }

    /** Whether the calls that the thread begins now are all timed. */
    boolean timesAll() {
        int most = Settings.timedAtMost;
        return most == Settings.ALL || most >= 0 && !sampling;
    }

    /** From 1 to twice as many less one, all alike; so on average as many as asked for. */
    private int gap(int every) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        return 1 + (int) ((random & 0xFFFF_FFFFL) * (2L * every - 1) >>> 32);
    }

    /** The thread has waited for a lock. */
    void waited(long nanos) {
        waited += nanos;
        if (outer != null) {
            outer.waited += nanos;
        }
    }

    /** The innermost open call that the wait is inside of, or null. */
    Call around() {
        return outer == null ? innermost() : outer.innermost();
    }

    /** The innermost open call, or null. */
    Call innermost() {
        return depth == 0 ? null : calls[depth - 1];
    }

    /** The innermost open call of the probe, or null. */
    Call open(OperationProbe probe) {
        for (int i = depth - 1; i >= 0; i--) {
            if (calls[i].probe == probe) {
                return calls[i];
            }
        }
        return null;
    }

    /** The next call, not open yet: it is open once {@link #depth} says so. */
    Call next() {
        if (depth == calls.length) {
            Call[] more = new Call[Math.max(2, depth * 2)];
            System.arraycopy(calls, 0, more, 0, depth);
            for (int i = depth; i < more.length; i++) {
                more[i] = new Call(this, i);
            }
            calls = more;
        }
        return calls[depth];
    }

    private static final class Current extends ThreadLocal<PerThread> {
        @Override
        protected PerThread initialValue() {
            return new PerThread();
        }
    }
}
