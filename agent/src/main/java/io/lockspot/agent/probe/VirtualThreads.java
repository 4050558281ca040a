package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends states to virtual threads while they are inside a probed call, and takes them back. A thread may come back on
 * another carrier, so the states belong neither to carriers nor, being a million, to the threads. There is a fixed number
 * of places, each with one state, made when the place is first taken. A thread looks for its state in one group of
 * places; where the whole group is taken, it gets one of its own for the time being.
 *
 * <p>Takes no lock and pins nobody.
 */
final class VirtualThreads {

    static final int NOWHERE = -1;

    /** Of a state that is not one of the places'. */
    static final int LATE = -2;

    static final int PLACES = 1024;

    /** Neighbours in the array, half a cache line of it. */
    static final int GROUP = 8;

    static final VirtualThreads ALL = new VirtualThreads();

    private static final Class<?> VIRTUAL = virtualThread();

    private final AtomicReferenceArray<Thread> owners;
    private final PerThread[] states;
    private final PerThread[] idle = new PerThread[Stripes.COUNT];

    /** States beside the places. The map of a thread is only looked at while there are any. */
    private final ThreadLocal<PerThread> late = new ThreadLocal<>();

    private final AtomicInteger lateOnes = new AtomicInteger();

    VirtualThreads() {
        this(PLACES);
    }

    /** @param places a multiple of {@link #GROUP} */
    VirtualThreads(int places) {
        owners = new AtomicReferenceArray<>(places);
        states = new PerThread[places];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = new PerThread(i, NOWHERE);
        }
    }

    static boolean is(Thread thread) {
        return VIRTUAL != null && VIRTUAL.isInstance(thread);
    }

    /** What the thread has borrowed, or something to read from when it is in no call. */
    PerThread of(Thread thread) {
        int group = group(thread);
        PerThread state = borrowed(thread, group);
        return state == null ? idle[group / GROUP % idle.length] : state;
    }

    /** What the thread has borrowed or borrows now. */
    PerThread enter(Thread thread) {
        int group = group(thread);
        PerThread state = borrowed(thread, group);
        return state == null ? borrow(thread, group) : state;
    }

    void leave(PerThread state) {
        if (state.place == LATE) {
            late.remove();
            lateOnes.getAndDecrement();
        } else {
            owners.set(state.place, null);
        }
    }

    /** How many threads are inside a call right now. */
    int lent() {
        int lent = lateOnes.get();
        for (int i = 0; i < states.length; i++) {
            lent += owners.get(i) == null ? 0 : 1;
        }
        return lent;
    }

    private PerThread borrowed(Thread thread, int group) {
        for (int i = group; i < group + GROUP; i++) {
            if (owners.getPlain(i) == thread) {
                return states[i];
            }
        }
        return lateOnes.get() == 0 ? null : late.get();
    }

    private PerThread borrow(Thread thread, int group) {
        for (int i = group; i < group + GROUP; i++) {
            if (owners.get(i) == null && owners.compareAndSet(i, null, thread)) {
                return state(i);
            }
        }
        return borrowLate(thread, group);
    }

    /** A thread that ran out of stack inside a probe may have ended without giving its state back. */
    private PerThread borrowLate(Thread thread, int group) {
        for (int i = group; i < group + GROUP; i++) {
            Thread owner = owners.get(i);
            if (owner != null && !owner.isAlive() && owners.compareAndSet(i, owner, thread)) {
                return state(i);
            }
        }
        PerThread state = new PerThread(group / GROUP, LATE);
        late.set(state);
        lateOnes.getAndIncrement();
        return state;
    }

    /** Of a place that the thread has just taken. */
    private PerThread state(int place) {
        PerThread state = states[place];
        if (state == null) {
            state = new PerThread(place / GROUP, place);
            states[place] = state;
        }
        state.depth = 0;
        state.updating = -1;
        return state;
    }

    /** Threads are numbered one after the other; neighbours shall not meet in one group. */
    private int group(Thread thread) {
        int hash = (int) thread.getId() * 0x9E37_79B9;
        return (hash >>> 16) % (states.length / GROUP) * GROUP;
    }

    private static Class<?> virtualThread() {
        try {
            return Class.forName("java.lang.BaseVirtualThread");
        } catch (ClassNotFoundException e) {
            // Before 21 there are none.
            return null;
        }
    }
}
