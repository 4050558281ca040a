package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Read-copy-update in user space, of the sleepable kind: readers announce themselves, and who took something out of
 * their sight waits until all who may have seen it are done. Safe for many threads.
 *
 * <p>A read-side section costs two atomic additions to counters that few threads share, takes no lock and never waits.
 * Sections nest, and may be ended by another thread. {@link #synchronize} returns when every section that was open when
 * it was called has ended; later ones cannot hold it up for ever, because they count for the other of two phases.
 *
 * <p>Why two waits and one flip: a reader may read the phase, be stopped, and begin its section in a phase that has
 * meanwhile become the old one. Such stragglers are waited for before the flip.
 */
class Rcu {
    private static final int STRIPES =
            Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors());
    /** Counters of two stripes are never in one cache line. */
    private static final int STRIDE = 16;

    private static final int SPINS = 64;
    private static final long PAUSE_NANOS = 50_000;

    /** Per stripe and phase, how many sections began and, beside it, how many ended. */
    private final AtomicLongArray sections = new AtomicLongArray(STRIPES * STRIDE);

    private final ReentrantLock synchronizing = new ReentrantLock();
    private volatile int phase;

    /**
     * Begins a read-side section.
     *
     * @return what {@link #readUnlock} must be given
     */
    final int readLock() {
        return begin(phase);
    }

    /** Ends a read-side section. */
    final void readUnlock(int section) {
        sections.getAndIncrement(section + 1);
    }

    /** Waits for the end of every section that is open now. Must not be called inside a section. */
    final void synchronize() {
        synchronizing.lock();
        try {
            int current = phase;
            awaitEnds(1 - current);
            phase = 1 - current;
            awaitEnds(current);
        } finally {
            synchronizing.unlock();
        }
    }

    final int begin(int inPhase) {
        int stripe = (int) Thread.currentThread().getId() & (STRIPES - 1);
        int section = stripe * STRIDE + 2 * inPhase;
        sections.getAndIncrement(section);
        return section;
    }

    final int phase() {
        return phase;
    }

    /** How many sections are open; exact if none begins or ends meanwhile. */
    final long openSections() {
        return open(0) + open(1);
    }

    /** Waits a little, the longer the more often it was called before. */
    void pause(int times) {
        if (times < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private void awaitEnds(int ofPhase) {
        for (int times = 0; open(ofPhase) != 0; times++) {
            pause(times);
        }
    }

    /**
     * Ends are summed up before beginnings: whatever ended by then also began by then, so an open section can make the
     * difference too great, never too small.
     */
    private long open(int ofPhase) {
        long ended = sum(2 * ofPhase + 1);
        return sum(2 * ofPhase) - ended;
    }

    private long sum(int offset) {
        long sum = 0;
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            sum += sections.get(stripe * STRIDE + offset);
        }
        return sum;
    }
}
