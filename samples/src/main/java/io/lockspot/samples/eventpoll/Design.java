package io.lockspot.samples.eventpoll;

import java.util.concurrent.ExecutionException;

/** How instances settle the race between closing an instance and closing a file that it watches. */
public enum Design {
    /** One global mutex for every close of an instance and of a watched file. */
    GLOBAL_MUTEX {
        @Override
        public EventPoll open(ReadyLists readyList) {
            return new GlobalMutexPoll(readyList);
        }
    },
    /** A reference count per instance, and a mark on entries whose file is being closed. */
    REFERENCE_COUNT {
        @Override
        public EventPoll open(ReadyLists readyList) {
            return new RefCountPoll(readyList);
        }
    },
    /** Disposal after a grace period, and a count of those who are on their way to an instance. */
    RCU {
        @Override
        public EventPoll open(ReadyLists readyList) {
            return new RcuPoll(readyList);
        }

        @Override
        public void awaitDisposals() throws InterruptedException, ExecutionException {
            RcuPoll.awaitDisposals();
        }
    };

    /** A new instance that watches nothing, with the ready list under a spin lock. */
    public final EventPoll open() {
        return open(ReadyLists.SPIN_LOCK);
    }

    /** A new instance that watches nothing. */
    public abstract EventPoll open(ReadyLists readyList);

    /**
     * Waits until the instances that were closed so far are gone for good; RCU alone leaves that for later.
     *
     * @throws ExecutionException if that failed for one of them
     */
    public void awaitDisposals() throws InterruptedException, ExecutionException {
        // An instance goes with the close that takes the last of it.
    }
}
