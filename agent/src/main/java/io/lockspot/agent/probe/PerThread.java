package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the probes remember of one thread: the calls that it is in, and what it has waited. Made when the thread meets
 * its first probe, gone with the thread. Only its own thread touches it.
 */
public final class PerThread {

    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final Current CURRENT = new Current();

    /** Which row of the counters the thread adds to. */
    final int stripe = THREADS.getAndIncrement();

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

    /** The descriptor that the thread, a virtual one, has registered with a poller to park for it, or −1. */
    int parkedFor = -1;

    /** How many calls the thread is in. */
    public int depth;

    private Call[] calls = {new Call(this, 0), new Call(this, 1), new Call(this, 2), new Call(this, 3)};

    static PerThread current() {
        return CURRENT.get();
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
            Call[] more = new Call[depth * 2];
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
