package io.lockspot.samples.eventpoll;

/** A number that is added to and taken away whole, after {@code eventfd}. Neither operation blocks. */
public final class EventCounter extends PollableFile {
    static final long MAX = Long.MAX_VALUE - 1;

    private long value;

    /**
     * Adds to the number.
     *
     * @return false, and nothing is added, if the sum would be greater than the number may be
     */
    public boolean write(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount + " is negative");
        }
        checkOpen();
        synchronized (this) {
            if (amount > MAX - value) {
                return false;
            }
            value += amount;
        }
        waitQueue().wake(Ready.READABLE);
        return true;
    }

    /** The number, which stays: no change, no callback, and none of the queue's locks. */
    synchronized long value() {
        return value;
    }

    /** Takes the number and leaves 0. */
    public long read() {
        checkOpen();
        long taken;
        synchronized (this) {
            taken = value;
            value = 0;
        }
        if (taken > 0) {
            waitQueue().wake(Ready.WRITABLE);
        }
        return taken;
    }

    @Override
    synchronized int readiness() {
        return (value > 0 ? Ready.READABLE : 0) | (value < MAX ? Ready.WRITABLE : 0);
    }

    @Override
    void release() {
        // The number needs no giving back.
    }
}
