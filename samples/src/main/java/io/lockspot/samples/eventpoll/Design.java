package io.lockspot.samples.eventpoll;

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
    };

    /** A new instance that watches nothing, with the ready list under a spin lock. */
    public final EventPoll open() {
        return open(ReadyLists.SPIN_LOCK);
    }

    /** A new instance that watches nothing. */
    public abstract EventPoll open(ReadyLists readyList);
}
