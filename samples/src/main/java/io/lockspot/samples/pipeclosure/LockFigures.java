package io.lockspot.samples.pipeclosure;

/**
 * What happened at a lock.
 *
 * @param acquisitions how often it was taken
 * @param contended how many of these did not get it at once
 * @param waits how often a thread went to sleep for it
 * @param wakeUps how often a thread that slept was woken; as many as waits when nobody sleeps any more
 */
record LockFigures(long acquisitions, long contended, long waits, long wakeUps) {

    static final LockFigures NONE = new LockFigures(0, 0, 0, 0);

    /** Two locks together. */
    LockFigures plus(LockFigures other) {
        return new LockFigures(
                acquisitions + other.acquisitions,
                contended + other.contended,
                waits + other.waits,
                wakeUps + other.wakeUps);
    }

    /** What has happened since. */
    LockFigures minus(LockFigures earlier) {
        return new LockFigures(
                acquisitions - earlier.acquisitions,
                contended - earlier.contended,
                waits - earlier.waits,
                wakeUps - earlier.wakeUps);
    }

    String toJson() {
        return "{\"acquisitions\":" + acquisitions
                + ",\"contended\":" + contended
                + ",\"waits\":" + waits
                + ",\"wakeUps\":" + wakeUps + "}";
    }
}
