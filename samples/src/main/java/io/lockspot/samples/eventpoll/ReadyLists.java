package io.lockspot.samples.eventpoll;

/** How the callbacks of an instance's files share its ready list. */
public enum ReadyLists {
    /** One spin lock, which every callback takes. */
    SPIN_LOCK {
        @Override
        ReadyList open() {
            return new SpinLockReadyList();
        }
    },
    /** A read-write lock: callbacks append in parallel under its read side. */
    READ_WRITE_LOCK {
        @Override
        ReadyList open() {
            return new ReadWriteReadyList();
        }
    };

    abstract ReadyList open();
}
